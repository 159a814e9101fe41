using Bogus;
using Mandate.Appoint;

namespace Mandate.Story;

/// <summary>What an invented candidate writes: plain, different for each, never longer than asked for.</summary>
static class Evidence
{
    static readonly string[] Began =
    [
        "When I took up my present post the plan existed on paper and in four versions.",
        "Three organisations had tried this before we did, each by itself.",
        "The service was failing people who could not shout for themselves.",
        "I was asked to lead after the first attempt had stopped.",
        "Our results looked good on average and hid a wide gap between two towns.",
        "The money was short by a twelfth and everybody knew it.",
    ];

    static readonly string[] Did =
    [
        "I spent the first month listening: staff on nights, two patient groups, the council and our hardest critics.",
        "We chose three aims, wrote down what we would stop doing, and published both lists.",
        "I asked each partner to say what they needed and what they would give, in one room and on one page.",
        "I brought the finance and the clinical leads to the same table every week until the figures agreed.",
        "When the first plan did not work by spring I said so in public and we changed course.",
        "I put a community nurse and a carer on the board of the programme with a vote.",
        "We measured every month, by place and by group, and showed the bad months too.",
        "I gave the teams the right to decide up to an agreed sum and stood behind them when one decision went wrong.",
    ];

    static readonly string[] Came =
    [
        "After eighteen months the wait had fallen by a third, and it has stayed there.",
        "The gap between the two towns halved, which nobody had managed in ten years.",
        "An outside review found the books in order and the staff survey rose in every part.",
        "Two of the three aims were met. The third was not, and I can say why.",
        "The arrangement outlived my part in it, which I count as the best result.",
        "We learned more from the part that failed, and the next programme used it.",
    ];

    static readonly string[] Executives = ["Chief executive of a trust", "Executive lead of a system", "Director of adult social care", "Chief officer of a commissioning group", "Chief operating officer", "Council chief executive"];

    /// <summary>What those do who would chair a board.</summary>
    public static readonly string[] NonExecutives = ["Chair of a trust", "Independent chair of a partnership", "Non-executive director", "Former leader of a council", "Chair of a charity"];

    public static ApplicationContent Write(Character who, CriteriaContent criteria, CampaignTerms terms, Randomizer random, IReadOnlyList<string>? roles = null) => new()
    {
        Name = who.Name,
        Telephone = $"020 7946 0{random.Int(100, 999)}",
        CurrentRole = random.ListItem([.. roles ?? Executives]),
        Evidence = [.. criteria.WithEvidence().Select(c => new Answer { Key = c.Code, Text = Answer(random) })],
        Declarations = [.. terms.Eligibility.Select(r => new Declaration { Key = r.Key, Answer = string.Equals(r.ExcludesWhen, "yes", StringComparison.OrdinalIgnoreCase) ? "no" : "yes" })],
        Career = Careers.Of(random),
        HasConflicts = false,
        NeedsAdjustments = false,
    };

    static string Answer(Randomizer random) =>
        string.Join(' ', new[] { random.ArrayElement(Began) }.Concat(random.ArrayElements(Did, random.Int(3, 5))).Append(random.ArrayElement(Came)));
}
