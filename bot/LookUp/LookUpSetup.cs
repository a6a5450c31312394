namespace De06Assistant.Bot.LookUp;

/// <summary>Registers the look-up.</summary>
internal static class LookUpSetup
{
    public static IServiceCollection AddLookUp(this IServiceCollection services) => services.AddSingleton<Catalogues>().AddSingleton<LookUpSearch>();
}
