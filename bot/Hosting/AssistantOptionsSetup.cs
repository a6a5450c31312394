using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Hosting;

/// <summary>Binds and validates the settings; a wrong one stops the start with one line each.</summary>
internal static class AssistantOptionsSetup
{
    public static IServiceCollection AddAssistantOptions(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>().BindConfiguration(AssistantOptions.Section, binder => binder.ErrorOnUnknownConfiguration = false);
        services.AddSingleton<IValidateOptions<AssistantOptions>, Rules>();
        services.AddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>Prints every wrong setting.</summary>
    /// <returns>True when all are right.</returns>
    public static bool ReportBadSettings(this WebApplication app)
    {
        var failures = WrongSettings(app.Services);
        if (failures.Count == 0) return true;
        foreach (var failure in failures) Console.Error.WriteLine("Cài đặt sai: " + failure);
        Console.Error.WriteLine("Sửa trong appsettings.json hoặc biến môi trường; xem appsettings.sample.json.");
        return false;
    }

    /// <summary>Every setting that stops the start, a line each.</summary>
    public static IReadOnlyList<string> WrongSettings(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<AssistantOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException fault)
        {
            return [.. fault.Failures];
        }
        catch (InvalidOperationException fault)
        {
            return [fault.InnerException?.Message ?? fault.Message];
        }
    }

    private sealed class Rules(IConfiguration configuration) : IValidateOptions<AssistantOptions>
    {
        private static readonly HashSet<string> Known = typeof(AssistantOptions).GetProperties().Where(property => property.CanWrite || property.Name == nameof(AssistantOptions.TrustedProxies))
            .Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        public ValidateOptionsResult Validate(string? name, AssistantOptions options)
        {
            var results = new List<ValidationResult>();
            System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
            var failures = results.Select(result => result.ErrorMessage!).ToList();
            if (options.Metrics.ApiKey is { Length: < MetricsOptions.ShortestKey })
                failures.Add($"Assistant:Metrics:ApiKey phải dài ít nhất {MetricsOptions.ShortestKey} ký tự.");
            if (options.PublicUrl is { Length: > 0 } site && !IsWebAddress(site))
                failures.Add("Assistant:PublicUrl phải là địa chỉ đầy đủ, ví dụ https://hoidap.xa-vinh-tru.vn.");
            failures.AddRange(options.Storage.Faults());
            failures.AddRange(options.ProxyFaults());
            failures.AddRange(options.Limits.Faults());
            failures.AddRange(options.State.Faults());
            failures.AddRange(options.LeftQuestions.Faults());
            failures.AddRange(options.Speech.Faults());
            failures.AddRange(options.DirectLine.Faults());
            failures.AddRange(options.ChannelService.Faults());
            failures.AddRange(options.Zalo.Faults());
            failures.AddRange(options.Telemetry.Faults());
            failures.AddRange(configuration.GetSection(AssistantOptions.Section).GetChildren()
                .Where(child => !child.Key.StartsWith('_') && !Known.Contains(child.Key))
                .Select(child => $"không có mục nào tên Assistant:{child.Key}; kiểm lại chính tả."));
            return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }

        private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
    }
}
