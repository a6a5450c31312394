using De06Assistant.Bot.Channels.ChannelService;
using De06Assistant.Bot.Channels.DirectLine;
using De06Assistant.Bot.Channels.Mcp;
using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Channels.Rest.OpenApi;
using De06Assistant.Bot.Channels.Zalo;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Improvements;
using De06Assistant.Bot.Kiosk;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.LookUp;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.Operations;
using De06Assistant.Bot.Operations.Doctor;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.OwnData;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Sharing;
using De06Assistant.Bot.Staff;
using De06Assistant.Bot.Staff.Accounts;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Storage.Backup;
using De06Assistant.Bot.Topics;
using De06Assistant.Bot.Widget;

if (ExportCommand.IsMeant(args)) return await ExportCommand.RunAsync(args);
if (UsersCommand.IsMeant(args)) return await UsersCommand.RunAsync(args);
if (BackupCommands.IsMeant(args)) return await BackupCommands.RunAsync(args);
if (DoctorCommand.IsMeant(args)) return await DoctorCommand.RunAsync(args);

var builder = ProductHost.CreateBuilder(args);
builder.Services
    .AddAssistantOptions()
    .AddSharing()
    .AddOperations()
    .AddLimits()
    .AddRecords()
    .AddConversation()
    .AddNotices()
    .AddDirectLine()
    .AddLeftQuestions()
    .AddChannelService()
    .AddOwnData()
    .AddSatisfaction()
    .AddTopics()
    .AddWidget()
    .AddKiosk()
    .AddLookUp()
    .AddStaff()
    .AddImprovements()
    .AddZalo()
    .AddMcpChannel()
    .AddCompression()
    .AddSecurityHeaders()
    .AddProblems()
    .AddReadableJson()
    .AddApiDescription();

var app = builder.Build();
if (!app.ReportBadSettings()) return ExitCode.BadSettings;

app.UseRequestSpans();
app.UseProblems();
app.UseForwardedAddresses();
app.UseSecurityHeaders();
app.UseLimits();
app.UseCompression();
app.UseDirectLine();
app.UseWholeBodies();
app.UseHostPages();
app.UseMcpOrigin();
app.UsePages();
app.UseAuthentication();
app.UseAuthorization();
app.UseReadableBodies();
app.MapAsk();
ApiPage.Map(app);
app.MapTopics();
app.MapNotices();
app.MapConversations();
app.MapDirectLine();
app.MapChannelService();
app.MapLeftQuestions();
app.MapOwnData();
app.MapRatings();
app.MapMetrics();
app.MapKiosk();
app.MapStaff();
app.MapImprovements();
app.MapZalo();
app.MapHealth();
app.MapPages();
app.MapTopicPages();
app.MapWidget();
app.MapMcpChannel();
app.MapOpenApi();
return await app.RunProductAsync();
