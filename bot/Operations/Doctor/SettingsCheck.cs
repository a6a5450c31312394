using System.Collections;
using System.Reflection;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Configuration.Json;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The settings: what stops the start, and what is written but never read.</summary>
internal static class SettingsCheck
{
    private const string Prefix = "Assistant__";
    private const string ToMend = "Sửa trong appsettings.json hoặc biến môi trường; xem appsettings.sample.json.";

    // What the platform and the product read at the top of the file.
    private static readonly HashSet<string> Sections = new(StringComparer.OrdinalIgnoreCase) { AssistantOptions.Section, "Urls", "Logging", "Kestrel", "AllowedHosts" };

    public static Subject Subject { get; } = new("settings", "Cài đặt");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        List<Diagnosis> found =
        [
            .. patient.WrongSettings.Select(fault => Subject.Broken(fault, ToMend)),
            .. Unread(patient.Configuration).Select(key => Subject.Look($"không có mục nào tên {key}, nên mục này không có tác dụng", "Kiểm lại chính tả theo appsettings.sample.json.")),
            .. Misnamed().Select(name => Subject.Look($"biến môi trường {name} không có tác dụng", $"Tên phải bắt đầu bằng {Prefix}, có hai dấu gạch dưới giữa các phần.")),
        ];
        return found.Count > 0 ? found : [Subject.Good("mọi mục đều hợp lệ")];
    }

    private static IEnumerable<string> Unread(IConfigurationRoot configuration)
    {
        var unknown = configuration.Providers.OfType<JsonConfigurationProvider>().SelectMany(file => file.GetChildKeys([], null))
            .Where(key => !key.StartsWith('_') && !Sections.Contains(key)).Distinct(StringComparer.OrdinalIgnoreCase);
        // Unknown keys of the first level stop the start and are among the wrong settings.
        var nested = configuration.GetSection(AssistantOptions.Section).GetChildren()
            .Select(section => (Section: section, Property: Find(typeof(AssistantOptions), section.Key)))
            .Where(known => known.Property is not null && IsSection(known.Property)).SelectMany(known => Unread(known.Section, known.Property!.PropertyType));
        return unknown.Concat(nested);
    }

    private static IEnumerable<string> Unread(IConfigurationSection section, Type options)
    {
        foreach (var child in section.GetChildren().Where(child => !child.Key.StartsWith('_')))
        {
            if (Find(options, child.Key) is not { } property) yield return child.Path;
            else if (IsSection(property))
                foreach (var path in Unread(child, property.PropertyType)) yield return path;
        }
    }

    private static PropertyInfo? Find(Type options, string key) =>
        options.GetProperties().FirstOrDefault(property => (property.CanWrite || IsList(property)) && property.Name.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static bool IsSection(PropertyInfo property) => property.PropertyType.IsClass && property.PropertyType != typeof(string) && !IsList(property);

    private static bool IsList(PropertyInfo property) => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));

    private static IEnumerable<string> Misnamed() => Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)
        .Where(name => name.StartsWith(AssistantOptions.Section, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !name.Contains(':', StringComparison.Ordinal));
}
