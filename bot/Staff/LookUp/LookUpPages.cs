using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LookUp;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.LookUp;

/// <summary><c>/staff/tra-cuu</c>: search over procedures, frequent questions, targets and tasks. All its state is its address.</summary>
internal static class LookUpPages
{
    public const string Path = "/staff/tra-cuu";

    private const int MostShown = 40;
    private const int LongestText = 200;
    private const string Everywhere = "tat-ca";

    private static readonly (LookUpKind Kind, string Name, string Label)[] Kinds =
        [(LookUpKind.Procedure, "thu-tuc", "Thủ tục"), (LookUpKind.Faq, "cau-hoi", "Câu hỏi thường gặp"), (LookUpKind.Task, "nhiem-vu", "Nhiệm vụ"), (LookUpKind.Target, "chi-tieu", "Chỉ tiêu")];

    public static void MapLookUp(this RouteGroupBuilder staff)
    {
        staff.MapGet("/tra-cuu", Page);
        staff.MapGet("/tra-cuu/ket-qua", Results);
        staff.MapGet("/tra-cuu/{slug}", ProcedurePage.Get);
        staff.MapGet("/tra-cuu/ke-hoach/{locality}/{plan}/{kind}/{id}", PlanItemPage.Get);
    }

    private static ContentHttpResult Page([AsParameters] Fields fields, HttpContext context, LookUpSearch search, LiveIndex live, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        var index = lease.Index;
        var query = fields.Query(index, options.Value.Locality);
        // The first key must not wait for it.
        search.Prepare(index, query.Locality);
        return StaffPage.Show(context, "look-up", "Tra cứu", new
        {
            text = query.Text,
            longest = LongestText,
            filtered = (query with { Text = "" }).AsksAnything || query.Locality != options.Value.Locality,
            kinds = Choices(Kinds.Select(kind => (kind.Name, kind.Label)), fields.Loai),
            domains = Choices(index.Lexicon.Domains.Select(domain => (domain.Key, domain.Value)), fields.LinhVuc),
            dues = Choices(DueFilters.All.Select(due => (due.Name, due.Label)), fields.Han),
            agency = query.Agency,
            plans = Choices(Plans(index, query.Locality), fields.KeHoach),
            localities = Choices(index.Localities.All.Select(place => (place.Slug, place.Name)).Append((Everywhere, "tất cả địa phương")), query.Locality ?? Everywhere),
            results = ResultList(index, query, search),
        });
    }

    private static ContentHttpResult Results([AsParameters] Fields fields, HttpContext context, LookUpSearch search, LiveIndex live, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        return TypedResults.Content(ResultList(lease.Index, fields.Query(lease.Index, options.Value.Locality), search), "text/html; charset=utf-8");
    }

    private static string ResultList(KnowledgeIndex index, LookUpQuery query, LookUpSearch search)
    {
        var found = query.AsksAnything ? search.Find(index, query) : null;
        return StaffPage.Part("look-up-results", new
        {
            asked = found is not null,
            count = found?.Count,
            more = found?.Count > MostShown ? MostShown : (int?)null,
            rows = found?.Take(MostShown).Select(entry => new
            {
                url = Address(entry),
                title = entry.Title,
                kind = entry.Label,
                line = entry.Line,
                place = entry.Locality is { } slug ? index.Localities.BySlug(slug)!.Name : null,
                domain = entry.Domain is { } domain ? index.Lexicon.Domains.GetValueOrDefault(domain) : null,
            }).ToList(),
        });
    }

    private static string Address(LookUpEntry entry) => entry.Locality is { } place ? PlanItemPage.Address(place, entry.Id) : ProcedurePage.Address(entry.Id);

    /// <summary>The plans of a locality, or of all, by their slug.</summary>
    public static IEnumerable<(string Slug, string Title)> Plans(KnowledgeIndex index, string? locality) => index.Localities.All
        .Where(place => locality is null || place.Slug == locality).Select(place => index.LocalSegment(place.Slug)).OfType<Segment>()
        .SelectMany(segment => Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic)).Select(topic => (topic.Slug, topic.Title)).DistinctBy(plan => plan.Slug);

    /// <summary>Options of a list with the chosen one marked.</summary>
    public static List<object> Choices(IEnumerable<(string Value, string Label)> options, string? chosen) =>
        [.. options.Select(option => (object)new { value = option.Value, label = option.Label, selected = option.Value == chosen })];

    /// <summary>The fields of the form, as they stand in the address.</summary>
    internal sealed record Fields
    {
        [FromQuery(Name = "q")]
        public string? Q { get; init; }

        [FromQuery(Name = "loai")]
        public string? Loai { get; init; }

        [FromQuery(Name = "linh-vuc")]
        public string? LinhVuc { get; init; }

        [FromQuery(Name = "co-quan")]
        public string? CoQuan { get; init; }

        [FromQuery(Name = "han")]
        public string? Han { get; init; }

        [FromQuery(Name = "ke-hoach")]
        public string? KeHoach { get; init; }

        [FromQuery(Name = "xa")]
        public string? Xa { get; init; }

        /// <summary>What is asked; a name that is not known filters nothing.</summary>
        public LookUpQuery Query(KnowledgeIndex index, string? home)
        {
            var place = Xa == Everywhere ? null : index.Localities.BySlug(Xa ?? home ?? "")?.Slug;
            return new LookUpQuery(
                Cut(Q), Kinds.Where(kind => kind.Name == Loai).Select(kind => (LookUpKind?)kind.Kind).FirstOrDefault(),
                LinhVuc is { } domain && index.Lexicon.Domains.ContainsKey(domain) ? domain : null, Cut(CoQuan) is { Length: > 0 } agency ? agency : null,
                DueFilters.FromName(Han), Plans(index, place).Any(plan => plan.Slug == KeHoach) ? KeHoach : null, place);
        }

        private static string Cut(string? text) => text is null ? "" : text.Trim() is var trimmed && trimmed.Length > LongestText ? trimmed[..LongestText] : trimmed;
    }
}
