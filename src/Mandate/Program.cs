using System.Globalization;
using Mandate;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Cli;
using Mandate.Cli.Plumbing;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Mandate.Story;
using Microsoft.Extensions.Configuration.Memory;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

if (await Verbs.Run(args) is { } exit) return exit;

var serve = Serve.From(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = serve.HostArguments, WebRootPath = Assets.Folder });
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = serve.Settings });
Serve.Begin(builder.Configuration);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage();
builder.AddWeb();
builder.Services.AddForms(builder.Configuration);
builder.Services.AddMail();
builder.Services.AddFiles();
builder.Services.AddAccess();
builder.Services.AddRecord();
builder.Services.AddJobs(builder.Configuration);
builder.Services.AddBodies();
builder.Services.AddAppoint();
builder.Services.AddStory(builder.Configuration);

var app = builder.Build();
app.UseWeb();
var routes = app.MapGroup("").WithEmptyForms();
routes.MapWeb();
routes.MapMail();
routes.MapAccess();
routes.MapRecord();
routes.MapJobs();
routes.MapBodies();
routes.MapAppoint();
routes.MapStory();

try
{
    await serve.Prepare(app);
    await app.StartStory();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (Serve.CannotStart(e) is { } why)
{
    await Console.Error.WriteLineAsync(why);
    return Exit.Unusable;
}

namespace Mandate
{
    public partial class Program;
}
