using TeamsMentorBot.Local;

var builder = WebApplication.CreateBuilder(LocalFeature.Arguments(args));
if (builder.Environment.IsDevelopment() && !await builder.AddLocalAsync())
{
    return 1;
}

var app = builder.Build();
await app.RunAsync();
return Environment.ExitCode;
