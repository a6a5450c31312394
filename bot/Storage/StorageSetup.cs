using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage.Spool;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Storage;

/// <summary>Registers the records.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton(provider => Records(provider.GetRequiredService<IOptions<AssistantOptions>>().Value));
        services.AddSingleton<RecordWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordWriter>());
        services.AddSingleton<RecordSpool>();
        services.AddHostedService<SpoolDelivery>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<LeftQuestionStore>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DirectLineStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<ChannelMessageStore>();
        services.AddSingleton<ZaloMessageStore>();
        services.AddSingleton<ZaloTokenStore>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<IndexBuildStore>();
        return services;
    }

    /// <summary>The records that the settings name.</summary>
    public static RecordDatabase Records(AssistantOptions options) => options.Storage.Provider == StorageOptions.InPostgres
        ? new PostgresRecords(options.Storage.Postgres!, options.DataPath)
        : new SqliteRecords(Path.Combine(options.DataPath, SqliteRecords.FileName));
}
