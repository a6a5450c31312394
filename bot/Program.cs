using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.Improvements;
using De06Assistant.Bot.Kiosk;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.OwnData;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Staff;
using De06Assistant.Bot.Staff.Accounts;
using De06Assistant.Bot.Storage;
using De06Assistant.Bot.Topics;
using De06Assistant.Bot.Widget;

if (ExportCommand.IsMeant(args)) return await ExportCommand.RunAsync(args);
if (UsersCommand.IsMeant(args)) return await UsersCommand.RunAsync(args);

var builder = ProductHost.CreateBuilder(args);
builder.Services
    .AddAssistantOptions()
    .AddLimits()
    .AddRecords()
    .AddConversation()
    .AddLeftQuestions()
    .AddOwnData()
    .AddSatisfaction()
    .AddTopics()
    .AddWidget()
    .AddKiosk()
    .AddStaff()
    .AddImprovements()
    .AddCompression()
    .AddSecurityHeaders()
    .AddProblems()
    .AddOpenApi();

var app = builder.Build();
if (!app.ReportBadSettings()) return ExitCode.BadSettings;

app.UseProblems();
app.UseForwardedAddresses();
app.UseSecurityHeaders();
app.UseLimits();
app.UseCompression();
app.UseHostPages();
app.UsePages();
app.UseAuthentication();
app.UseAuthorization();
app.MapAsk();
app.MapTopics();
app.MapConversations();
app.MapLeftQuestions();
app.MapOwnData();
app.MapRatings();
app.MapMetrics();
app.MapKiosk();
app.MapStaff();
app.MapImprovements();
app.MapHealth();
app.MapPages();
app.MapTopicPages();
app.MapWidget();
app.MapOpenApi();
return await app.RunProductAsync();
