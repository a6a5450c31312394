using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Staff.LookUp;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.PlanTasks;

/// <summary><c>/staff/nhiem-vu</c>: the tasks of the plans by lead agency and deadline, and the same table as a file.</summary>
internal static class PlanTaskPages
{
    public const string Path = "/staff/nhiem-vu";

    private const string Everywhere = "tat-ca";
    private const string ByAgency = "co-quan";

    public static void MapPlanTasks(this RouteGroupBuilder staff)
    {
        staff.MapGet("/nhiem-vu", Page);
        staff.MapGet("/nhiem-vu/bang.{format:regex(^(csv|xlsx)$)}", FileAsync);
    }

    private static ContentHttpResult Page([AsParameters] Fields fields, HttpContext context, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
    {
        using var lease = live.Acquire();
        var (index, today) = (lease.Index, time.Today());
        var filter = fields.Filter(index, options.Value.Locality);
        var all = PlanTaskRow.Read(index, filter with { Due = DueFilter.Any }, fields.IsByAgency, today);
        var rows = all.Where(row => filter.Due.LetsThrough(row.Deadline, today)).ToList();
        return StaffPage.Show(context, "plan-tasks", "Nhiệm vụ kế hoạch", new
        {
            today = VietnamTime.ReadableDay(today),
            tabs = DueFilters.All.Select(due => (due.Filter, (string?)due.Name, due.Label)).Prepend((DueFilter.Any, null, "tất cả"))
                .Select(tab => new { label = tab.Item3, count = all.Count(row => tab.Item1.LetsThrough(row.Deadline, today)), url = Path + fields.Address(tab.Item2), current = tab.Item1 == filter.Due }).ToList(),
            due = fields.Han,
            agency = filter.Agency,
            agencies = all.Select(row => row.Task.Lead).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList(),
            plans = LookUpPages.Choices(LookUpPages.Plans(index, filter.Locality), filter.Plan),
            localities = LookUpPages.Choices(index.Localities.All.Select(place => (place.Slug, place.Name)).Append((Everywhere, "tất cả địa phương")), filter.Locality ?? Everywhere),
            orders = LookUpPages.Choices([("han", "thời hạn"), (ByAgency, "cơ quan chủ trì")], fields.IsByAgency ? ByAgency : "han"),
            csv = $"{Path}/bang.csv{fields.Address(fields.Han)}",
            xlsx = $"{Path}/bang.xlsx{fields.Address(fields.Han)}",
            showPlace = filter.Locality is null,
            rows = rows.Select(row => Shown(row, today)).ToList(),
        });
    }

    private static object Shown(PlanTaskRow row, DateOnly today) => new
    {
        title = row.Task.Title,
        url = PlanItemPage.Address(row.Place.Slug, row.Id),
        place = row.Place.Name,
        lead = row.Task.Lead,
        with = row.Task.With,
        due = row.Deadline?.Text,
        next = row.Deadline is { MonthlyDay: not null } ? VietnamTime.ReadableDay(row.Deadline.NextOn(today)!.Value) : null,
        past = row.Deadline?.IsPast(today) == true,
        soon = row.Deadline is { } deadline && deadline.IsInMonthOf(today) && !deadline.IsPast(today),
        product = row.Task.Product,
        section = row.Task.Section,
    };

    private static async Task<FileContentHttpResult> FileAsync(
        string format, [AsParameters] Fields fields, HttpContext context, LiveIndex live, AuditStore audit, IOptions<AssistantOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var name = $"nhiem-vu-{VietnamTime.IsoDay(today)}.{format}";
        await audit.AddAsync(new AuditRecord(time.GetUtcNow(), context.User.Identity!.Name!, "export", name, ClientAddress.Of(context)), cancellationToken);
        using var lease = live.Acquire();
        var rows = PlanTaskRow.Read(lease.Index, fields.Filter(lease.Index, options.Value.Locality), fields.IsByAgency, today);
        return format == "csv"
            ? TypedResults.File(PlanTaskTable.ToCsv(rows, today), "text/csv; charset=utf-8", name)
            : TypedResults.File(PlanTaskTable.ToXlsx(rows, today), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    /// <summary>The fields of the form, as they stand in the address.</summary>
    internal sealed record Fields
    {
        private const int LongestText = 200;

        [FromQuery(Name = "xa")]
        public string? Xa { get; init; }

        [FromQuery(Name = "ke-hoach")]
        public string? KeHoach { get; init; }

        [FromQuery(Name = "co-quan")]
        public string? CoQuan { get; init; }

        [FromQuery(Name = "han")]
        public string? Han { get; init; }

        [FromQuery(Name = "xep")]
        public string? Xep { get; init; }

        public bool IsByAgency => Xep == ByAgency;

        public PlanTaskFilter Filter(KnowledgeIndex index, string? home)
        {
            var place = Xa == Everywhere ? null : index.Localities.BySlug(Xa ?? home ?? "")?.Slug;
            return new PlanTaskFilter(
                place, LookUpPages.Plans(index, place).Any(plan => plan.Slug == KeHoach) ? KeHoach : null,
                string.IsNullOrWhiteSpace(CoQuan) ? null : CoQuan.Length > LongestText ? CoQuan[..LongestText] : CoQuan.Trim(), DueFilters.FromName(Han));
        }

        /// <summary>The same fields with another deadline, as the part of an address after the path.</summary>
        public string Address(string? due) => QueryString.Create(new Dictionary<string, string?> { ["xa"] = Xa, ["ke-hoach"] = KeHoach, ["co-quan"] = CoQuan, ["han"] = due, ["xep"] = Xep }
            .Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();
    }
}
