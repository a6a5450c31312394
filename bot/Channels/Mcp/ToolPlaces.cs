using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Topics;
using De06Assistant.Knowledge.Search;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Mcp;

/// <summary>Which locality a call is about, and where its pages are.</summary>
internal sealed class ToolPlaces(IOptions<AssistantOptions> options, IHttpContextAccessor http)
{
    /// <summary>Stands for all localities.</summary>
    public const string Everywhere = "tat-ca";

    /// <summary>The locality's slug: the given one, else the one that the bot serves; null for <see cref="Everywhere"/>, or where neither is there.</summary>
    /// <exception cref="ToolException">There is no such locality.</exception>
    public string? Resolve(KnowledgeIndex index, string? asked)
    {
        if (asked == Everywhere) return null;
        if (string.IsNullOrEmpty(asked)) return options.Value.Locality;
        return index.Localities.BySlug(asked)?.Slug
            ?? throw new ToolException($"Không có địa phương \"{asked}\". Các mã địa phương: {string.Join(", ", index.Localities.All.Select(place => $"{place.Slug} ({place.Name})"))}.");
    }

    /// <summary>The address of a topic's page, with the locality where one was asked for.</summary>
    public string Page(string slug, string? locality) => SiteAddress.Of(http.HttpContext!.Request, options.Value) + TopicAddress.Page(slug, locality);
}
