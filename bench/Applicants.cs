using System.Globalization;
using System.Text.RegularExpressions;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ApplicationId = Mandate.Appoint.ApplicationId;

namespace Mandate.Bench;

/// <summary>A candidate who has written everything and has only to press "Send application".</summary>
/// <param name="Id">Of draft and application.</param>
/// <param name="Cookie">Of the sign-in, made by the program's own code under the site's own keys.</param>
sealed record Applicant(ApplicationId Id, UserId User, string Cookie)
{
    /// <summary>The request that sends, with the real form's marks; null until the page was opened.</summary>
    public byte[]? Send { get; init; }
}

/// <summary>Candidates with finished drafts, prepared before anything is measured.</summary>
static partial class Applicants
{
    const int Together = 500;

    public static async Task<IReadOnlyList<Applicant>> Prepare(Season season, int count, int from = 0)
    {
        await using var services = Services(season.Site);
        List<Applicant> ready = [];
        for (var start = from; start < from + count; start += Together)
        {
            await using var db = season.Site.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var now = TimeProvider.System.GetUtcNow();
            var drafts = new Drafts(db, services.GetRequiredService<IDataProtectionProvider>(), TimeProvider.System);
            var users = Enumerable.Range(start, Math.Min(Together, from + count - start)).Select(n => (N: n, User: User.Open($"Candidate Number{n}", $"candidate{n}@example.org", now))).ToList();
            db.Users.AddRange(users.Select(u => u.User));
            await db.SaveChangesAsync();
            foreach (var (n, user) in users)
            {
                db.ChangeTracker.Clear();
                var content = new ApplicationDraft { Content = season.Content(n), Preferences = season.Wanted(n) };
                var draft = await drafts.Start(ApplicationDrafts.Kind, user.Id, Subject.Of(season.Campaign.Id), content, CancellationToken.None, TimeSpan.FromDays(60));
                ready.Add(new(ApplicationId.From(draft.Id.Value), user.Id, await SignIn(services, user)));
            }
            // Whoever sends has been at the form within the hour.
            await db.Users.Where(u => u.LastSeenAt == null).ExecuteUpdateAsync(u => u.SetProperty(x => x.LastSeenAt, now));
            await transaction.CommitAsync();
        }
        return ready;
    }

    static ServiceProvider Services(Site site)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Mandate:Data", site.Folder)]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddForms(configuration);
        services.AddAccess();
        return services.BuildServiceProvider();
    }

    /// <summary>The cookie that a browser gets after a sign-in with a passkey.</summary>
    public static async Task<string> SignIn(Site site, User user)
    {
        await using var services = Services(site);
        return await SignIn(services, user);
    }

    static async Task<string> SignIn(ServiceProvider services, User user)
    {
        await using var scope = services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await Session.Begin(http, user, SignInWay.Passkey, TimeProvider.System.GetUtcNow());
        return http.Response.Headers.SetCookie.OfType<string>().Select(c => c.Split(';')[0]).First(c => c.StartsWith("mandate=", StringComparison.Ordinal));
    }

    /// <summary>Each opens "Check your answers" as a browser would, and keeps what its form will send.</summary>
    public static async Task<IReadOnlyList<Applicant>> Open(Served served, IReadOnlyList<Applicant> applicants)
    {
        var opened = new Applicant[applicants.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (part, _) =>
        {
            using var wire = new Wire(served.Port);
            for (var i = part; i < applicants.Count; i += 8) opened[i] = await Open(wire, applicants[i]);
        });
        return opened;
    }

    static async Task<Applicant> Open(Wire wire, Applicant applicant)
    {
        var page = await wire.Ask(Wire.Get(CheckAnswers.Url(applicant.Id), applicant.Cookie));
        if (page.Status != 200 || Token().Match(page.Text) is not { Success: true } token) throw new InvalidOperationException($"Check your answers: {page.Status} {page.Text[..Math.Min(300, page.Text.Length)]}");
        var browser = page.Of("Set-Cookie").Select(c => c.Split(';')[0]).FirstOrDefault(c => c.StartsWith("mandate-form=", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token.Groups["value"].Value,
            ["Version"] = Version().Match(page.Text).Groups["value"].Value,
            ["Agreed"] = "yes",
        };
        var form = string.Join('&', fields.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}={Uri.EscapeDataString(f.Value)}")));
        return applicant with { Send = Wire.Post(CheckAnswers.Url(applicant.Id), form, $"{applicant.Cookie}; {browser}") };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Version\" value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
