using De06Assistant.Bot.Kiosk.Speech;

namespace De06Assistant.Bot.Kiosk;

/// <summary>Registers and maps the kiosk.</summary>
internal static class KioskSetup
{
    public static IServiceCollection AddKiosk(this IServiceCollection services)
    {
        services.AddSingleton<BundleFiles>();
        services.AddSingleton<SpeechProgram>();
        services.AddSingleton<SpeechFiles>();
        return services;
    }

    public static void MapKiosk(this WebApplication app)
    {
        app.MapKioskPage();
        app.MapBundle();
        app.MapReadings();
        app.MapSpeech();
    }
}
