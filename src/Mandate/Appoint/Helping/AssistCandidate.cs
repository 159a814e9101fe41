using Mandate.Appoint.Applications;
using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>Opens an application for somebody who asked for help. It belongs to them; whoever opens it may type it.</summary>
public static class AssistCandidate
{
    public const string Route = "/appoint/campaigns/{campaign}/help/assist";
    public static string Url(string slug) => $"{HelpDesk.Url(slug)}/assist";

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? PostalAddress { get; init; }
        public string? Reason { get; init; }
        public string? Consent { get; init; }

        internal Facts? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var name = read.Required(Name, nameof(Name), "Enter the candidate’s name", ApplicationTasks.NameCharacters);
            var email = read.OptionalEmail(Email, nameof(Email));
            var postal = read.Optional(PostalAddress, nameof(PostalAddress), "postal address", 500, lines: true);
            read.Check(email is not null || postal is not null || !string.IsNullOrWhiteSpace(Email), nameof(Email), "Enter an email address, or a postal address if the candidate has none");
            var reason = read.Required(Reason, nameof(Reason), "Enter why the candidate needs help", 1000, lines: true);
            var consent = read.Required(Consent, nameof(Consent), "Enter how and when the candidate agreed", 1000, lines: true);
            errors = read.Errors;
            return read.Ok ? new(name, email, postal, reason, consent) : null;
        }
    }

    internal sealed record Facts(string Name, string? Email, string? PostalAddress, string Reason, string Consent);

    public sealed record Model(Campaign Campaign, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, cancel) is { } c ? AssistCandidatePage.Show(new(c, new())) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, Drafts drafts, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form);
        if (form.Read(out var errors) is not { } facts) return AssistCandidatePage.Invalid(model, errors);
        var now = clock.GetUtcNow();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var candidate = await Candidate(db, actor, facts, now, cancel);
        var scene = await db.SceneOf(c, candidate.Id, actor.User!.Value, cancel);
        var opened = Assistance.Open(default, c, candidate.Id, actor.User!.Value, facts.Reason, facts.Consent, facts.PostalAddress, scene, now);
        if (opened.Refusal is { } refusal) return AssistCandidatePage.Refused(model, refusal.ToString());

        db.Enqueue(new ForgetDrafts(candidate.Id, c.Id), now, c.ForgottenAt());
        var draft = await drafts.Start(ApplicationDrafts.Kind, candidate.Id, Subject.Of(c.Id), new ApplicationDraft { Content = new() { Name = facts.Name } }, cancel, c.ForgottenAt() - now);
        var id = ApplicationId.From(draft.Id.Value);
        db.Assistances.Add(Assistance.Open(id, c, candidate.Id, actor.User!.Value, facts.Reason, facts.Consent, facts.PostalAddress, scene, now).Value!);
        db.Record(actor, now, new AssistanceOpened(id, c.Id, actor.User!.Value, actor.Name), c.AppointingBody, facts.Reason);
        db.SendMail(candidate.Email, new HelpLetter(facts.Name, actor.Name, c.Title, Applications.Moments.Closes(c), facts.Email is not null, PublicAddress.Of(http, MyApplications.Url), PublicAddress.Of(http, "/sign-in/forgotten-password")), now);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        http.Say($"You help {facts.Name}. They are told.");
        return Results.LocalRedirect(ShowApplication.Url(id));
    }

    static async Task<Campaign?> Load(Db db, Actor actor, string slug, CancellationToken cancel) =>
        await db.CampaignToRun(actor, slug, cancel) is { PublishedAt: not null } c ? c : null;

    /// <summary>The account with this address, else a new one that nobody can sign in to before a link sent there was used. Without an address, letters go by post.</summary>
    static async Task<User> Candidate(Db db, Actor actor, Facts facts, DateTimeOffset now, CancellationToken cancel)
    {
        var normal = facts.Email?.ToUpperInvariant();
        if (normal is not null && await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancel) is { } known) return known;
        var id = Id.New<UserId>(now);
        var email = facts.Email ?? Undeliverable.PostalAddressOf(id);
        var user = new User { Id = id, Name = facts.Name, Email = email, NormalizedEmail = email.ToUpperInvariant(), CreatedAt = now, SecurityStamp = Id.Random<DraftId>().ToString() };
        db.Users.Add(user);
        db.Record(actor, now, new AccountOpenedForCandidate(id));
        return user;
    }
}

public sealed record AccountOpenedForCandidate(UserId User) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "opened an account for a candidate who asked for help";
}

/// <param name="Online">Whether the candidate can see it in an account.</param>
public sealed record HelpLetter(string Name, string Helper, string Campaign, string Closes, bool Online, string Address, string Password) : ILetter
{
    public string Subject => $"We help you to apply: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        You asked for help to apply for {Campaign}. {Helper} of the appointments team types your application for you. It is yours: before it is sent, all of it is read to you and you confirm it. Whoever helps you sits on no panel and scores nobody.

        The campaign closes on {Closes}.

        {(Online
            ? $"You can read it, change it, send it yourself or end the help at any time: {Address}\n\nIf you have no password yet, choose one: {Password}"
            : "Every letter about it comes to you by post.")}

        If you did not ask for this, tell us at once.
        """;
    public string Why => "Somebody asked in your name for help to apply.";
}
