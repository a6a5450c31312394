using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>
/// <c>/mcp</c>: the content and the figures as tools for AI assistants, over streamable HTTP of the Model Context Protocol. Without sessions,
/// so that any process can take any call.
/// </summary>
internal static class McpChannel
{
    public const string Path = "/mcp";

    private const string Instructions =
        """
        Tra cứu thủ tục hành chính và kế hoạch Đề án 06 của địa phương, bằng tiếng Việt, từ nội dung đã được cán bộ kiểm tra.
        Hỏi về thủ tục (giấy tờ, lệ phí, thời hạn, nơi nộp): dùng search_procedures, rồi get_procedure để đọc đủ.
        Hỏi ai chủ trì, hạn, sản phẩm của nhiệm vụ: dùng search_plan_tasks. Hỏi chỉ tiêu, con số của kế hoạch: dùng get_plan_target.
        Khi trả lời người dân: nêu con số trước, kèm căn cứ và ngày kiểm tra; công cụ báo "chưa có thông tin" thì nói đúng như vậy, không đoán.
        Không gửi số căn cước, số điện thoại, tên người vào các công cụ này.
        """;

    public static IServiceCollection AddMcpChannel(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ToolGuard>();
        services.AddSingleton<ToolPlaces>();
        services.AddMcpServer(server =>
        {
            server.ServerInfo = new Implementation { Name = "de06-assistant", Title = "Trợ lý Đề án 06", Version = typeof(McpChannel).Assembly.GetName().Version!.ToString() };
            server.ServerInstructions = Instructions;
        })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<ProcedureTools>(ToolReply.Json)
            .WithTools<PlanTools>(ToolReply.Json)
            .WithTools<FigureTools>(ToolReply.Json)
            .WithRequestFilters(filters => filters
                .AddListToolsFilter(next => (context, token) => Guard(context.Services).ListAsync(next, context, token))
                .AddCallToolFilter(next => (context, token) => Guard(context.Services).CallAsync(next, context, token)));
        return services;
    }

    public static void MapMcpChannel(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.Mcp.Enabled) app.MapMcp(Path).ReadsOnlyJson().ExcludeFromDescription();
    }

    private static ToolGuard Guard(IServiceProvider? services) => services!.GetRequiredService<ToolGuard>();
}
