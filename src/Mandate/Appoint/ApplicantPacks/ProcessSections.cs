using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Clarifying;
using Mandate.Appoint.CriteriaSets;
using Mandate.Appoint.Helping;
using Mandate.Appoint.Openings;
using Mandate.Design;
using static Mandate.Appoint.ApplicantPacks.PostSections;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>The sections about the campaign: how candidates are measured, by whom it is decided and when, and what becomes of what they send.</summary>
static class ProcessSections
{
    public static PackSection Measured(this PostFacts f) => new("criteria", "The criteria",
    [
        new PackParagraph("Everyone is measured against these, and against nothing else. They were fixed before the campaign was published."),
        new PackFactList("How levels are read", [.. Reading(f.Criteria), ("Digest", f.Campaign.CriteriaDigest ?? "")]),
        .. f.Criteria.Groups().SelectMany(g => new PackBlock[] { new PackHeading(Wording.Group(g.Key)) }.Concat(g.SelectMany(k => Measure(f, k)))),
        new PackLink("Download the criteria as they were fixed", ShowOpeningCriteria.BytesUrl(f.Campaign.Slug)),
    ]);

    static IEnumerable<(string, string)> Reading(CriteriaContent c)
    {
        yield return ("Levels", c.LevelNames.Count > 0 ? string.Join("; ", c.LevelNames.Select(l => $"{l.Level}: {l.Name}")) : $"{c.LevelsFrom} to {c.LevelsTo}");
        yield return ("Least level", $"Level {c.MinimumLevel}. {c.MinimumRule}".Trim());
        if (c.TieBreak is { } tie) yield return ("Equal candidates", tie);
        if (c.Note is { } note) yield return ("Note", note);
    }

    static IEnumerable<PackBlock> Measure(PostFacts f, Criterion k)
    {
        yield return new PackHeading($"{k.Code} {k.Title}", 4, $"criterion-{k.Code}");
        if (k.Description.Length > 0) yield return new PackParagraph(k.Description);
        yield return new PackParagraph($"Weight {k.Weight} of {f.Criteria.Weights()}. {(k.Evidence ? $"You write up to {Numbers.Text(k.Within(f.Terms).WordLimit)} words about it." : "It is tested at interview.")}{(k.Priority ? " It decides between equal candidates." : "")}");
        if (k.Question is { Length: > 0 } question) yield return new PackParagraph($"Question: {question}", Strong: true);
        if (k.Levels.Count > 0) yield return new PackTable($"What each level of {k.Code} looks like", ["Level", "What it looks like"], [.. k.Levels.Select(l => (IReadOnlyList<string>)[f.Level(l.Level), l.Name])]);
        if (k.Seen.Count > 0) { yield return new PackParagraph("What we look for:"); yield return new PackList(k.Seen); }
        if (k.NotSeen.Count > 0) { yield return new PackParagraph("What speaks against it:"); yield return new PackList(k.NotSeen); }
    }

    public static PackSection Applying(this PostFacts f) => Section(PackTexts.HowToApply,
    [
        .. f.Said(PackTexts.HowToApply),
        new PackParagraph("The application asks for:"),
        new PackList([.. Asked(f)]),
        new PackParagraph("You can write over several sittings. What you have sent can be changed or withdrawn until the campaign closes."),
        new PackLink(f.Campaign.ApplyWords(), ShowOpening.ApplyUrl(f.Campaign.Slug)),
    ]);

    static IEnumerable<string> Asked(PostFacts f)
    {
        yield return "your name, telephone number and present role";
        if (f.Terms.Eligibility.Count > 0) yield return $"your answers to {Numbers.Count(f.Terms.Eligibility.Count, "question")} about whether you may be appointed";
        if (f.Terms.AsksForCareer) yield return "your career, month by month, with every gap explained";
        if (f.Terms.AsksForCv) yield return "your CV as a file";
        var written = f.Criteria.WithEvidence().Select(k => k.Within(f.Terms)).ToList();
        if (written.Count > 0) yield return $"your evidence for {Numbers.Count(written.Count, "criterion", "criteria")}, up to {Numbers.Text(written.Max(k => k.WordLimit))} words each";
        yield return f.Terms.PreferencesAllowed == 1 ? "the post you want" : $"up to {Numbers.Text(f.Terms.PreferencesAllowed)} posts in your order, which panels never see";
        yield return f.Terms.AsksForInterests ? "interests to declare, and adjustments you need" : "adjustments you need";
        if (f.Terms.Monitoring.Questions.Count > 0) yield return "if you wish, answers for equality monitoring, which nobody who chooses ever sees";
    }

    public static PackSection Assessed(this PostFacts f) => Section(PackTexts.Assessment,
    [
        .. f.Said(PackTexts.Assessment),
        new PackList([.. Stages(f)]),
    ]);

    static IEnumerable<string> Stages(PostFacts f)
    {
        var written = f.Criteria.WithEvidence().Count();
        var spoken = f.Criteria.Criteria.Count - written;
        if (f.Terms.Calibration) yield return "Before the sift: every assessor of every panel scores the same specimen answers, so that it is known how far they agree and how strict each is.";
        yield return $"Sift: each member of the panel reads your answers to {Numbers.Count(written, "criterion", "criteria")} without your name, and scores each alone on the levels above. Nobody sees what others gave until their own scores are locked. Then the panel agrees a level for each criterion.";
        if (f.Terms.Longlist) yield return "Longlist: the panel settles who goes on, with a reason for each person.";
        yield return "Shortlist: the panel settles who is invited to interview, with a reason for each person. Whoever asks under the Disability Confident scheme and meets the essential criteria is interviewed.";
        if (f.Terms.Timetable.Exists(s => s.Key == "stakeholders")) yield return "Meetings with partners: you meet people the post works with. What they say is advice to the panel and is not scored.";
        yield return $"Interview: the same panel asks everyone for the same post the same questions{(spoken > 0 ? $", and tests the other {Numbers.Count(spoken, "criterion", "criteria")}" : "")}. Members again score alone, then agree.";
        yield return "Judgement: the panel says of each person interviewed whether they are appointable, with reasons.";
    }

    public static PackSection Decided(this PostFacts f) => new("decision", "Who decides",
    [
        new PackParagraph($"{f.AppointingBody} runs the campaign. The panel reports to those who decide; nobody who sat on the panel decides on its report."),
        new PackTable("Who decides on the panel’s report, in order", ["Step", "Who", "On what it rests"], [.. f.Chain.Select((s, i) => (IReadOnlyList<string>)[$"{i + 1}", $"{s.Body} {s.Step.Act.Does()}", s.Step.Citation ?? "Rules of this campaign"])]),
        .. f.Titled(PackTexts.NoAppointment),
        .. f.Titled(PackTexts.Announcement),
    ]);

    /// <summary>The rule by which the advice on all posts is made; empty where each person may want one post only, or there is one.</summary>
    public static PackSection Allocated(this PostFacts f) => new("allocation", "Who is offered which post", f.Terms.PreferencesAllowed < 2 || f.Opening.Posts.Count < 2 ? [] : f.Terms.Exclusive
        ?
        [
            new PackParagraph("Several people may be appointable to the same post, and one person to several posts, but each may be appointed to one. This rule, and no other, gives the appointing body its advice on whom to offer which post:"),
            new PackList(
            [
                "Only people whom the panel of a post finds appointable are considered for that post, in the order in which the panel places them.",
                "Everyone is considered first for the post they put first. Where several want the same post, it keeps the one its panel places highest, for the time being; each of the others is considered for their next choice. That goes on until nobody is left to be considered.",
                "So no candidate and post are kept apart who would both rather have each other, and every candidate has the best of their choices for which that can be so.",
                "Once you have chosen your posts, put them in your true order: no other order of them can get you one that you would rather have.",
                "Panels never see your order of posts. You are never told how a panel placed you or anybody else.",
                .. f.Terms.Sharing is null ? Array.Empty<string>() : ["A post that one person fills for several bodies counts as one post."],
                "It is advice. Whoever makes the offers may decide otherwise, with a reason that is recorded. When all results you wait for are out, your page says in a sentence what the rule gave you.",
            ]),
            new PackParagraph("The rule is known as deferred acceptance, with candidates proposing (Gale and Shapley, 1962)."),
        ]
        : [new PackParagraph("One person may be appointed to more than one of the posts, so each post is offered in the order in which its panel places the people it finds appointable, whatever order of posts you write.")]);

    public static PackSection KeyDates(this PostFacts f) => new("dates", "Key dates",
    [
        new PackTable("Key dates", ["What", "When", "Fixed or estimated"],
        [
            ["Opens", CampaignQueries.UkZoned(f.Campaign.OpensAt), "Fixed"],
            ["Closes", $"{CampaignQueries.UkZoned(f.Campaign.Closes.Shown)}. The whole of that minute is in time", "Fixed"],
            .. f.Terms.Timetable.Select(s => (IReadOnlyList<string>)[s.Title, $"{Dates.Day(s.From)}{(s.To is { } to ? $" to {Dates.Day(to)}" : "")}", s.Fixed ? "Fixed" : "Estimated, may move"]),
        ]),
        .. f.Terms.Order is { } order ? [new PackParagraph($"{order.Sentence()} {(f.Order is { Named: { } named } line ? $"The {line.First} is named: {named}." : f.Order is { } open ? $"The {open.First} is not named yet." : "")}".TrimEnd())] : Array.Empty<PackBlock>(),
        new PackLink("Put these dates in your calendar (iCalendar)", Calendar.Url(f.Campaign.Slug)),
    ]);

    public static PackSection Standards(this PostFacts f) => Section(PackTexts.Standards, [.. f.Said(PackTexts.Standards)]);

    public static PackSection Answered(this PostFacts f) => new("questions", "Questions and answers",
    [
        .. f.Answers.SelectMany(a => PackBlocks.Of(a.Answer).Prepend(new PackHeading(a.Question)).Append(new PackParagraph($"{a.About(f.Opening.Posts)}. Answered on {CampaignQueries.Uk(a.At)}."))),
        .. f.Campaign.QuestionsUntil() is var until && until.Includes(f.Opening.Now)
            ? new PackBlock[] { new PackParagraph($"You may ask a question until {CampaignQueries.UkZoned(until.Shown)}. Every answer is given to everyone; nobody is told who asked."), new PackLink("Ask a question", AskQuestion.Url(f.Campaign.Slug)) }
            : [new PackParagraph($"Questions were taken until {CampaignQueries.UkZoned(until.Shown)}.")],
    ]);

    public static PackSection Changes(this PostFacts f) => new("changes", "What has changed since it was published",
        f.Campaign.Amendments.Count == 0 ? [] : [new PackTable("Changes", ["When", "What", "Why"], [.. f.Campaign.Amendments.AsEnumerable().Reverse().Select(a => (IReadOnlyList<string>)[CampaignQueries.Uk(a.At), a.What, a.Why])])]);

    public static PackSection Format(this PostFacts f) => new("formats", "Another format, or help to apply",
        [new PackParagraph($"If you need this pack in another format, such as large print, Easy Read, audio or braille, or need help to apply, ask {f.Terms.Text(PackTexts.Contact) ?? $"the appointments team of {f.AppointingBody}"}, or use the form. You need no account, and asking makes no difference to how you are assessed."), new PackLink("Ask for another format, or for help to apply", AskForFormat.Url(f.Campaign.Slug))]);

    public static PackSection Data(this PostFacts f) => Section(PackTexts.PersonalData, [.. f.Said(PackTexts.PersonalData)]);

    public static PackSection Complaints(this PostFacts f) => Section(PackTexts.Complaints, [.. f.Said(PackTexts.Complaints)]);
}
