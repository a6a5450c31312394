namespace De06Assistant.Bot.OwnData;

/// <summary>Registers and maps what citizens can do with what is kept of them.</summary>
internal static class OwnDataSetup
{
    public static IServiceCollection AddOwnData(this IServiceCollection services) => services.AddSingleton<OwnDataService>();

    public static void MapOwnData(this WebApplication app)
    {
        app.MapOwnDataApi();
        app.MapOwnDataPages();
    }
}
