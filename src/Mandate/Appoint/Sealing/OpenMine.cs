using Mandate.Appoint.Applications;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>A candidate reads or changes what they sent while it is sealed: with the code they were shown, or from nothing without it.</summary>
public static class OpenMine
{
    public const string Route = "/applications/{id:guid}/sealed";
    public const string ReceiptRoute = "/applications/{id:guid}/receipt/sealed.json";
    public static string Url(ApplicationId id) => $"/applications/{id}/sealed";
    public static string ReceiptUrl(ApplicationId id) => $"{Receipt.Url(id)}/sealed.json";

    public sealed record Form
    {
        public string? Code { get; init; }

        /// <summary>"read", "change" or "afresh".</summary>
        public string? Act { get; init; }
    }

    /// <param name="Open">Whether it can still be changed.</param>
    /// <param name="Copy">Whether there is a copy of the candidate's own.</param>
    /// <param name="Content">What was sent, once the code was right.</param>
    public sealed record Model(Writing Writing, bool Open, bool Copy, Form Form, ApplicationDraft? Content)
    {
        /// <summary>As if what was sent were being written, for the parts that show it.</summary>
        public Writing Read => Writing with { Draft = new(DraftId.From(Writing.Id.Value), Content!, 0, Subject.Of(Writing.Id), default, default) };
    }

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await Load(id, sitting) is var (model, _) ? OpenMinePage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(ApplicationId id, [FromForm] Form form, Uploads uploads, [AsParameters] Sitting sitting)
    {
        if (await Load(id, sitting) is not var (model, sending)) return Results.NotFound();
        model = model with { Form = new() { Act = form.Act } };
        if (form.Act is "change" or "afresh")
        {
            if (model.Writing.Draft is not null) return Results.LocalRedirect(ShowApplication.Url(id));
            if (model.Writing.Campaign.Accepts(sitting.Http.ArrivedAt()).Refusal is { } refusal) return OpenMinePage.Refused(model, refusal.ToString());
        }
        if (form.Act == "afresh") return await Begin(sitting, model.Writing, new());
        if (Seal.Typed(form.Code) is not { } code) return Wrong(model, "Enter the code that you were shown when you sent it: five groups of four");
        if (sending?.Copy is not { } copy || Seal.WithCode(code, copy, SealedBox.Bound(sending.Campaign, id, sending.SentAt)) is not { } plain) return Wrong(model, "This is not the code of what you sent last. Check each sign");
        var content = SealedContent.Of(plain);
        if (form.Act != "change") return OpenMinePage.Show(model with { Content = content.Written });
        return await Begin(sitting, model.Writing, content.Written with { Content = content.Written.Content with { Cv = content.Cv is { } cv ? await Cv.PutBack(uploads, id, content.Written.Content.Cv!, cv, sitting.Actor, sitting.Now, sitting.Cancel) : null } });
    }

    static IResult Wrong(Model model, string why) => OpenMinePage.Invalid(model, new([new(nameof(Form.Code), why)]));

    static async Task<IResult> Begin(Sitting sitting, Writing writing, ApplicationDraft content)
    {
        await Apply.Start(sitting, writing.Campaign, Subject.Of(writing.Id), content);
        return Results.LocalRedirect(ShowApplication.Url(writing.Id));
    }

    /// <summary>What the candidate keeps, to look it up in the published list.</summary>
    public static async Task<IResult> GetReceipt(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Sent: { } sent } writing && await Last(sitting, id) is { } sending
            ? Results.Text(SealedFiles.Write(SealedReceipt.Of(sending, writing.Campaign.Slug)), "application/json") : Results.NotFound();

    /// <summary>Only while nobody else can read it: after that its page shows it without a code.</summary>
    static async Task<(Model, SealedSending?)?> Load(ApplicationId id, Sitting sitting)
    {
        if (await sitting.Find(id) is not { Sent: { Sealed: true } sent } writing) return null;
        var sending = await Last(sitting, id);
        return (new(writing, writing.Campaign.Closes.Includes(sitting.Now), sending?.Copy is not null, new(), null), sending);
    }

    static Task<SealedSending?> Last(Sitting sitting, ApplicationId id) =>
        sitting.Db.SealedSendings.AsNoTracking().Where(s => s.Application == id).OrderByDescending(s => s.Id).FirstOrDefaultAsync(sitting.Cancel);
}
