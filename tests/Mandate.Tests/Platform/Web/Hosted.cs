using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mandate.Tests.Platform.Web;

/// <summary>A host of its own with the database and clock of one test, for settings, failures and real sockets that the shared site cannot have.</summary>
sealed class Hosted(World world, Dictionary<string, string?>? settings = null, RequestDelegate? last = null, Action<IServiceCollection>? services = null) : WebApplicationFactory<Program>
{
    public ConcurrentQueue<string> Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Mandate:Prepare", "false");
        builder.UseSetting("Mandate:Jobs", "false");
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseEnvironment("Production");
        builder.UseSetting("Mandate:Data", Directory.CreateTempSubdirectory("mandate-hosted-").FullName);
        foreach (var (key, value) in settings ?? []) builder.UseSetting(key, value);
        var connection = world.Connection;
        builder.ConfigureTestServices(all =>
        {
            all.Replace(ServiceDescriptor.Singleton<TimeProvider>(new Clock(world)));
            all.Replace(ServiceDescriptor.Singleton(new DbConnectionText(connection)));
            all.AddAuthentication(SignIn.Scheme).AddScheme<AuthenticationSchemeOptions, SignIn>(SignIn.Scheme, null);
            if (last is not null) all.AddSingleton<IStartupFilter>(new Last(last));
            services?.Invoke(all);
        });
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Lines(Log)).SetMinimumLevel(LogLevel.Debug));
    }

    /// <summary>Behind a real socket. The port is a setting because the factory, asked for one, sets it too late when the program starts quickly.</summary>
    public void Listen()
    {
        UseKestrel();
        StartServer();
    }

    public HttpClient Client(string? user = null)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        if (user is not null) client.DefaultRequestHeaders.Add(SignIn.Header, user);
        return client;
    }

    sealed class Clock(World world) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => world.Now;
    }

    /// <summary>Answers what no route does: the end of the real pipeline.</summary>
    sealed class Last(RequestDelegate last) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => { next(app); app.Run(last); };
    }

    sealed class SignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public new const string Scheme = "Hosted";
        public const string Header = "X-Test-User";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers[Header] is [{ Length: > 0 } user]
            ? AuthenticateResult.Success(new(Session.Principal(UserId.From(Guid.Parse(user)), null, SignInWay.Authenticator, TimeProvider.GetUtcNow(), Scheme), Scheme))
            : AuthenticateResult.NoResult());
    }

    sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
