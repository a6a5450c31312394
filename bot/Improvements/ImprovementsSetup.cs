namespace De06Assistant.Bot.Improvements;

/// <summary>Registers and maps <c>/cai-tien</c>.</summary>
internal static class ImprovementsSetup
{
    public static IServiceCollection AddImprovements(this IServiceCollection services) => services.AddSingleton<ImprovementsPage>();

    public static void MapImprovements(this WebApplication app) =>
        app.MapGet("/cai-tien", (HttpContext context, ImprovementsPage page) => page.Get(context)).ExcludeFromDescription();
}
