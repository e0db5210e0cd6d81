using TeamsMentorBot;
using TeamsMentorBot.Local;

var builder = WebApplication.CreateBuilder(LocalFeature.Arguments(args));
if (args.Contains("check", StringComparer.Ordinal))
    return await builder.CheckSetUpAsync();

if (builder.Environment.IsDevelopment() && !await builder.AddLocalAsync())
    return 1;

builder.AddMentorBot();
if (builder.Environment.IsDevelopment())
    builder.Services.AddLocalRun(builder.Configuration);

var app = builder.Build();
if (!await app.HasItsSettingsAsync())
    return 1;

app.MapMentorBot();
app.MapLocalGraph(app.Environment);
app.UseLocalClock();
await app.RunAsync();
return Environment.ExitCode;
