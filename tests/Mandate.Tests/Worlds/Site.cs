using System.Security.Claims;
using System.Text.Encodings.Web;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
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
            services.AddAuthentication(HeaderSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Scheme, null);
        });
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    sealed class WorldConnection() : DbConnectionText("")
    {
        public override string Value => World.Current.Connection;
    }

    sealed class WorldClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => World.CurrentOrNull?.Now ?? DateTimeOffset.UnixEpoch;
    }

    /// <summary>Signs in whoever the test's browser says. The real ways in have tests of their own.</summary>
    sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public new const string Scheme = "Test";
        public const string Header = "X-Test-User";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header] is not [{ Length: > 0 } user]) return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], Scheme);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
        }
    }
}
