using System.Text.Encodings.Web;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Access.FirstRun;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Mandate.Tests.Worlds;

/// <summary>One host for the whole assembly. What belongs to one test (database, clock, mail) is found through <see cref="World.Current"/>.</summary>
sealed class Site : WebApplicationFactory<Program>
{
    static readonly Lazy<Site> shared = new(() => { var site = new Site(); site.Server.PreserveExecutionContext = true; return site; });
    public static Site Shared => shared.Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Mandate:Prepare", "false");
        builder.UseEnvironment("Production");
        foreach (var limit in (string[])["Account", "AccountPosts", "Address", "AddressPosts"]) builder.UseSetting($"Mandate:Limits:{limit}", "1000000");
        builder.UseSetting("Mandate:Jobs", "false");
        builder.UseSetting("Mandate:Data", TestDatabase.Folder);
        builder.ConfigureTestServices(services =>
        {
            services.AddHandlersOf(typeof(Site).Assembly);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new WorldClock()));
            services.Replace(ServiceDescriptor.Singleton<DbConnectionText>(new WorldConnection()));
            services.Replace(ServiceDescriptor.Singleton<Demonstration>(sp => new WorldDemonstration(sp.GetRequiredService<IConfiguration>())));
            services.Replace(ServiceDescriptor.Singleton<FirstRunCode>(new WorldFirstRun()));
            services.AddSingleton<IStartupFilter>(new WorldAddress());
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            services.AddAuthentication(HeaderSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Scheme, null);
        });
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new ErrorLog()));
    }

    sealed class WorldConnection() : DbConnectionText("")
    {
        public override string Value => World.Current.Connection;
    }

    sealed class WorldClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => World.CurrentOrNull?.Now ?? DateTimeOffset.UnixEpoch;
    }

    sealed class WorldDemonstration(IConfiguration configuration) : Demonstration(configuration)
    {
        public override bool On => World.Current.Demonstration;
    }

    sealed class WorldFirstRun : FirstRunCode
    {
        public override bool Waiting => World.CurrentOrNull?.FirstRun is not null;
        public override bool Matches(string typed) => World.Current.FirstRun is { } code && Same(code, typed);
        public override bool Use()
        {
            var waited = Waiting;
            World.Current.FirstRun = null;
            return waited;
        }
    }

    /// <summary>Gives each test an address of its own, which the test server lacks.</summary>
    sealed class WorldAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.Connection.RemoteIpAddress = World.CurrentOrNull?.Address;
                if (World.CurrentOrNull?.WhenBodyIsRead is { } asked) http.Request.Body = new ToldStream(http.Request.Body, asked);
                return go(http);
            });
            next(app);
        };
    }

    /// <summary>Signs in whoever the test's browser says. The real ways in have tests of their own.</summary>
    sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public new const string Scheme = "Test";
        public const string Header = "X-Test-User";

        /// <summary>A strong sign-in of this minute; without the header, whatever the real cookie says.</summary>
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header] is not [{ Length: > 0 } user]) return await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            var principal = Session.Principal(UserId.From(Guid.Parse(user)), null, SignInWay.Authenticator, World.Current.Now, Scheme);
            return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme));
        }
    }
}
