using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Console;

namespace De06Assistant.Bot.Operations.Logs;

/// <summary>How the log looks: a line for people, or, with the platform's own setting Logging:Console:FormatterName, JSON for programs.</summary>
internal static class LogSetup
{
    private const string Format = "Logging:Console:FormatterName";
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffzzz";

    /// <summary>Whether each line is a JSON object.</summary>
    public static bool IsJson(IConfiguration configuration) => ConsoleFormatterNames.Json.Equals(configuration[Format], StringComparison.OrdinalIgnoreCase);

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        if (IsJson(builder.Configuration))
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.TimestampFormat = Time;
                console.IncludeScopes = true;
                // Vietnamese stays readable; nobody shows a log as HTML unescaped.
                console.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = Time + " ";
                console.IncludeScopes = true;
            });
        }
        builder.Services.AddSingleton<IExternalScopeProvider, TurnScopes>();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // At lower levels it tells of each message, and a message holds what was asked.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Warning);
        // Says at each new key that it lies unencrypted; the folder is the process's own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
