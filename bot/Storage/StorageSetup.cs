namespace De06Assistant.Bot.Storage;

/// <summary>Registers the records.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<RecordDatabase>();
        services.AddSingleton<RecordWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordWriter>());
        services.AddSingleton<RecordStore>();
        services.AddSingleton<LeftQuestionStore>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<ErasureStore>();
        return services;
    }
}
