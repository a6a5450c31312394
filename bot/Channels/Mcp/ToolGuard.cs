using De06Assistant.Bot.Satisfaction;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>Stands before each call: who may see the tool, whether the arguments fit, and that no fault of ours shows its inside.</summary>
internal sealed class ToolGuard(FigureAccess figures, IHttpContextAccessor http, ILogger<ToolGuard> log)
{
    private const string Forbidden = "Số liệu hài lòng chỉ dành cho người có khóa: gửi khóa trong tiêu đề X-Api-Key hoặc Authorization: Bearer.";
    private const string Failed = "Trợ lý gặp lỗi nên chưa trả lời được. Hãy thử lại sau ít phút.";

    /// <summary>Leaves out of the list what the asker may not call.</summary>
    public async ValueTask<ListToolsResult> ListAsync(McpRequestHandler<ListToolsRequestParams, ListToolsResult> next, RequestContext<ListToolsRequestParams> context, CancellationToken cancellationToken)
    {
        var listed = await next(context, cancellationToken);
        if (!MaySeeFigures()) listed.Tools = [.. listed.Tools.Where(tool => tool.Name != FigureTools.Name)];
        return listed;
    }

    /// <summary>Calls the tool, or says why not.</summary>
    public async ValueTask<CallToolResult> CallAsync(McpRequestHandler<CallToolRequestParams, CallToolResult> next, RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken)
    {
        if (context.MatchedPrimitive is not McpServerTool tool) throw new McpProtocolException("Không có công cụ này.", McpErrorCode.InvalidParams);
        if (tool.ProtocolTool.Name == FigureTools.Name && !MaySeeFigures()) return ToolReply.Error(Forbidden);
        if (ToolArguments.Fault(tool.ProtocolTool.InputSchema, context.Params?.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>()) is { } fault) return ToolReply.Error(fault);
        try
        {
            return await next(context, cancellationToken);
        }
        catch (ToolException refused)
        {
            return ToolReply.Error(refused.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Tool {Tool} failed", tool.ProtocolTool.Name);
            return ToolReply.Error(Failed);
        }
    }

    private bool MaySeeFigures() => http.HttpContext is { } context && figures.IsAllowed(context);
}
