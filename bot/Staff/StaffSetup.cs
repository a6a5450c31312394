using System.Security.Claims;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.OwnData;
using De06Assistant.Bot.Staff.Accounts;
using De06Assistant.Bot.Staff.Content;
using De06Assistant.Bot.Staff.Dashboard;
using De06Assistant.Bot.Staff.Inbox;
using De06Assistant.Bot.Staff.Items;
using De06Assistant.Bot.Staff.LookUp;
using De06Assistant.Bot.Staff.Notices;
using De06Assistant.Bot.Staff.PlanTasks;
using De06Assistant.Bot.Staff.Reports;
using De06Assistant.Bot.Staff.SignIn;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Staff;

/// <summary>Registers and maps <c>/staff</c>.</summary>
internal static class StaffSetup
{
    private const int AuditEntries = 200;

    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<Drafts>();
        services.AddSingleton(provider => new ItemCollector(provider.GetRequiredService<RecordDatabase>(), provider.GetRequiredService<RecordWriter>(), ItemCare.Fold));
        services.AddSingleton<ItemGrouping>();
        services.AddSingleton<OwnQuestions>();
        services.AddSingleton<DashboardPage>();
        services.AddSingleton<IndexRebuild>();
        services.AddSingleton<ItemStore>();
        services.AddSingleton<ItemCare>();
        services.AddHostedService(provider => provider.GetRequiredService<ItemCare>());
        services.AddSessions();
        return services;
    }

    public static void MapStaff(this WebApplication app)
    {
        app.MapGet("/staff.css", () => TypedResults.Text(StaffPage.StyleSheet, "text/css; charset=utf-8")).ExcludeFromDescription();
        var staff = app.MapGroup(StaffPage.Home).RequireAuthorization().AddEndpointFilter<FormGuard>().ExcludeFromDescription();
        staff.MapSignIn();
        staff.MapGet("", Home);
        staff.MapLookUp();
        staff.MapPlanTasks();
        staff.MapInbox();
        staff.MapQuestion();
        staff.MapItems();
        staff.MapNoticePages();
        staff.MapContent();
        staff.MapGet("/so-lieu", ([AsParameters] DashboardQuery query, HttpContext context, DashboardPage page, CancellationToken token) => page.GetAsync(query, context, token)).RequireAuthorization(StaffRoles.ReportsPolicy);
        staff.MapReports();
        staff.MapGet("/nhat-ky", Audit).RequireAuthorization(StaffRoles.AuditPolicy);
    }

    private static ContentHttpResult Home(HttpContext context, LeftQuestionStore questions, ItemStore items)
    {
        var role = context.User.FindFirstValue(ClaimTypes.Role) ?? "";
        var mayAnswer = StaffRoles.Policies[StaffRoles.InboxPolicy].Contains(role);
        var counts = mayAnswer ? questions.Counts(null) : new Dictionary<LeftQuestionState, int>();
        return StaffPage.Show(context, "home", "Trang cán bộ", new
        {
            mayAnswer,
            mayMend = StaffRoles.Policies[StaffRoles.ItemsPolicy].Contains(role),
            open = items.Open().Count,
            mayReport = StaffRoles.Policies[StaffRoles.ReportsPolicy].Contains(role),
            isNew = counts.GetValueOrDefault(LeftQuestionState.New),
            working = counts.GetValueOrDefault(LeftQuestionState.Working),
        });
    }

    private static ContentHttpResult Audit(HttpContext context, AuditStore audit) => StaffPage.Show(context, "audit", "Nhật ký", new
    {
        count = AuditEntries,
        entries = audit.Last(AuditEntries).Select(entry => new
        {
            at = VietnamTime.Local(entry.At).ToString("dd/MM/yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
            account = entry.Account.Length > 0 ? entry.Account : entry.Action == OwnDataService.EraseAction ? "(người dân)" : "(không rõ)",
            action = ActionLabel(entry.Action),
            subject = entry.Subject,
            subjectUrl = Address(entry.Subject),
            address = entry.Address,
        }).ToList(),
    });

    private static string? Address(string? subject) => subject switch
    {
        not null when Identifiers.IsWellFormed(subject) => $"{InboxPages.Path}/{subject}",
        not null when subject.StartsWith(ItemRow.SubjectPrefix, StringComparison.Ordinal) => $"{ItemPages.Path}/{subject[ItemRow.SubjectPrefix.Length..]}",
        not null when subject.StartsWith(NoticeRecord.SubjectPrefix, StringComparison.Ordinal) => $"{NoticePages.Path}/{subject[NoticeRecord.SubjectPrefix.Length..]}",
        _ => null,
    };

    private static string ActionLabel(string action) => action switch
    {
        "sign-in" => "đăng nhập",
        "sign-in-failed" => "đăng nhập sai",
        "sign-out" => "đăng xuất",
        "contact-read" => "xem họ tên, điện thoại",
        "answer" => "trả lời",
        "assign" => "giao việc",
        "state" => "đổi trạng thái",
        "draft" => "tạo bản nháp",
        "export" => "xuất số liệu",
        "rebuild" => "lập lại chỉ mục",
        "item-assign" => "giao việc cần sửa",
        "item-work" => "nhận việc cần sửa",
        "item-close" => "đóng việc cần sửa",
        "notice-add" => "đăng thông báo",
        "notice-edit" => "sửa thông báo",
        "notice-end" => "dừng thông báo",
        "account-added" => "thêm tài khoản",
        "account-password" => "đổi mật khẩu",
        "account-removed" => "xóa tài khoản",
        OwnDataService.EraseAction => "người dân xóa dữ liệu của mình",
        _ => action,
    };
}
