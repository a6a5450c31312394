using System.CommandLine;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.Accounts;

/// <summary><c>./run users add|list|password|remove</c>: the accounts of the staff, on the machine itself only.</summary>
internal static class UsersCommand
{
    private const string Name = "users";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    public static Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        Console.InputEncoding = Encoding.UTF8;
        var command = new Command(Name, "Tài khoản của cán bộ cho trang /staff.") { Add(), List(), Password(), Remove() };
        return new RootCommand("Trợ lý Đề án 06") { command }.Parse(args).InvokeAsync();
    }

    private static Argument<string> NameArgument() => new("tên") { Description = $"Tên tài khoản: {AccountName.Rule}" };

    private static Command Add()
    {
        var name = NameArgument();
        var role = new Option<string>("--role") { Description = string.Join(", ", StaffRoles.All), Required = true };
        var command = new Command("add", "Thêm tài khoản; hỏi mật khẩu, hoặc đọc từ đầu vào chuẩn.") { name, role };
        command.SetAction((result, cancellationToken) => WithAccountsAsync(async accounts =>
        {
            var (wanted, wantedRole) = (result.GetValue(name)!, result.GetValue(role)!);
            if (!AccountName.IsWellFormed(wanted)) return Refuse($"Tên tài khoản {AccountName.Rule}");
            if (!StaffRoles.All.Contains(wantedRole)) return Refuse($"--role phải là một trong: {string.Join(", ", StaffRoles.All)}.");
            if (accounts.Store.Find(wanted) is not null) return Refuse($"Đã có tài khoản {wanted}.");
            if (Ask(wanted) is not { } password) return ExitCode.BadSettings;
            var account = new Account(wanted, wantedRole, accounts.Passwords.Hash(wanted, password), Identifiers.New(), accounts.Time.GetUtcNow());
            return await accounts.Store.AddAsync(account, accounts.Audit("account-added", wanted), cancellationToken)
                ? Say($"Đã thêm {wanted} ({StaffRoles.Label(wantedRole)}).") : Refuse($"Đã có tài khoản {wanted}.");
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Liệt kê tài khoản.");
        command.SetAction((_, _) => WithAccountsAsync(accounts =>
        {
            foreach (var account in accounts.Store.All())
                Console.WriteLine($"{account.Name}\t{account.Role}\t{VietnamTime.IsoDay(VietnamTime.Day(account.CreatedAt))}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Password()
    {
        var name = NameArgument();
        var command = new Command("password", "Đặt mật khẩu mới; các phiên đang mở của tài khoản kết thúc.") { name };
        command.SetAction((result, cancellationToken) => WithAccountsAsync(async accounts =>
        {
            var wanted = result.GetValue(name)!;
            if (accounts.Store.Find(wanted) is null) return Refuse($"Không có tài khoản {wanted}.");
            if (Ask(wanted) is not { } password) return ExitCode.BadSettings;
            return await accounts.Store.SetPasswordAsync(wanted, accounts.Passwords.Hash(wanted, password), Identifiers.New(), accounts.Audit("account-password", wanted), cancellationToken)
                ? Say($"Đã đổi mật khẩu của {wanted}.") : Refuse($"Không có tài khoản {wanted}.");
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = NameArgument();
        var command = new Command("remove", "Xóa tài khoản; câu trả lời đã gửi vẫn còn.") { name };
        command.SetAction((result, cancellationToken) => WithAccountsAsync(async accounts =>
        {
            var wanted = result.GetValue(name)!;
            return await accounts.Store.RemoveAsync(wanted, accounts.Audit("account-removed", wanted), cancellationToken) ? Say($"Đã xóa {wanted}.") : Refuse($"Không có tài khoản {wanted}.");
        }));
        return command;
    }

    /// <summary>Works on the records with the settings that the server reads, whether one runs or not.</summary>
    private static async Task<int> WithAccountsAsync(Func<Accounts, Task<int>> work)
    {
        var builder = ProductHost.CreateBuilder([]);
        builder.Services.AddAssistantOptions();
        using var app = builder.Build();
        if (!app.ReportBadSettings()) return ExitCode.BadSettings;
        var database = StorageSetup.Records(app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value);
        await using var writer = new RecordWriter(database, NullLogger<RecordWriter>.Instance);
        try
        {
            await writer.StartAsync(CancellationToken.None);
            return await work(new Accounts(new AccountStore(database, writer), new Passwords(), TimeProvider.System));
        }
        catch (Exception fault) when (fault is StartupException or StorageException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("Không làm được: " + fault.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>The new password; null when it is refused, with the reason said.</summary>
    private static string? Ask(string name)
    {
        if (PasswordPrompt.Read($"Mật khẩu mới của {name}: ") is not { } password) return Nothing("Chưa có mật khẩu.");
        if (Passwords.Fault(name, password) is { } fault) return Nothing(fault);
        if (!Console.IsInputRedirected && PasswordPrompt.Read("Gõ lại: ") != password) return Nothing("Hai lần gõ không giống nhau.");
        return password;
    }

    private static string? Nothing(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }

    private static int Say(string message)
    {
        Console.WriteLine(message);
        return ExitCode.Done;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.BadSettings;
    }

    private sealed record Accounts(AccountStore Store, Passwords Passwords, TimeProvider Time)
    {
        private const string CommandLine = "(dòng lệnh)";

        public AuditRecord Audit(string action, string subject) => new(Time.GetUtcNow(), CommandLine, action, subject, null);
    }
}
