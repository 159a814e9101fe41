using System.Net;
using Mandate.Platform.Access;
using Mandate.Platform.Web.Home;
using Mandate.Platform.Web.Operation;
using Mandate.Platform.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mandate.Platform.Web;

public static class WebSetup
{
    /// <summary>A form without files. Routes that take files say so and have their own limit.</summary>
    public const long LargestForm = 2 * 1024 * 1024;

    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        IConfiguration configuration = builder.Configuration;
        builder.AddLogs();
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "mandate-form";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.AddOutputCache(PublicCopies.Configure);
        services.AddHttpContextAccessor();
        services.AddSingleton<Frames>();
        services.AddSingleton<DoneMessage>();
        services.AddRateLimiter(RateLimits.From(configuration).Apply);
        services.Configure<KestrelServerOptions>(Limit);
        services.Configure<FormOptions>(o => { o.ValueCountLimit = 2000; o.ValueLengthLimit = (int)LargestForm; o.KeyLengthLimit = 400; });
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = Hosts(configuration));
        services.Configure<ForwardedHeadersOptions>(o => Trust(o, configuration));
        services.AddHostedService<Quiet>();
        if (Telemetry.Wanted(configuration)) services.AddHostedService<Telemetry>();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<ArrivalMiddleware>();
        if (Proxies(app.Configuration).Length > 0) app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Requests>();
        app.UseMiddleware<FailureMiddleware>();
        app.UseMiddleware<AnswerMiddleware>();
        app.UseAssets();
        app.UseRouting();
        app.UseMiddleware<Access.FirstRun.FirstRunMiddleware>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseOutputCache();
        app.UseMiddleware<FrameMiddleware>();
        app.UseMiddleware<AntiforgeryGuard>();
        app.UseMiddleware<Forms.KeptArrival>();
    }

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").Allow(AccessRule.Everyone).SameForStrangers().Get(HomePage.Route, HomePage.Get);
        StaticPage.Map(routes);
        WellKnown.Map(routes);
        Health.Map(routes);
    }

    static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestForm;
        kestrel.Limits.RequestHeadersTimeout = RequestArrival.HeadersTime;
        // Any pace is allowed for as long as a slow line is; who goes on longer must send at least at the pace of an old modem.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: RequestArrival.BodyTime);
    }

    /// <summary>Names under which the service answers: those of <c>Mandate:Hosts</c> and <c>Mandate:Address</c>; this machine alone when neither is set.</summary>
    static string[] Hosts(IConfiguration configuration)
    {
        var named = Split(configuration["Mandate:Hosts"] ?? configuration["AllowedHosts"]);
        if (Uri.TryCreate(configuration["Mandate:Address"], UriKind.Absolute, out var url)) named = [.. named, url.Host];
        return named.Length > 0 ? named : ["localhost", "127.0.0.1", "[::1]"];
    }

    static string[] Proxies(IConfiguration configuration) => Split(configuration["Mandate:Proxies"]);

    /// <summary>Only the proxies that are named are believed about address, scheme and host of a request.</summary>
    static void Trust(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in Proxies(configuration))
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        options.ForwardLimit = 2;
    }

    static string[] Split(string? list) => (list ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
