using Bogus;
using Mandate.Appoint;

namespace Mandate.Story;

/// <summary>Careers of invented candidates: up to the autumn of 2021, without gaps that are not explained. No employer exists.</summary>
static class Careers
{
    static readonly string[] Employers =
    [
        "Ashdown Vale NHS Trust", "Kestrel Coast Council", "Mereside Hospitals", "Northgate Care Partnership", "Tamefold Community Services", "Wealdmoor Commissioning Group", "The Larkfield Charity", "Holme and Dale Mutual",
    ];
    static readonly string[] Roles = ["Director of operations", "Director of strategy", "Programme director", "Assistant director", "Head of service", "Service manager", "Finance manager", "Ward manager"];
    static readonly string[] Away = ["I looked after a parent.", "I had a child and stayed at home.", "I studied for a master's degree.", "I was ill and recovered."];
    static readonly string[] Did = ["Led the service and its budget.", "Ran the programme from its plan to its review.", "Answered to the board for quality and money.", "Built the team and handed it on."];

    public static List<CareerEntry> Of(Randomizer random)
    {
        List<CareerEntry> career = [];
        var ends = new DateOnly(2021, 9, 1);
        for (var i = 0; i < random.Int(2, 5); i++)
        {
            var from = ends.AddMonths(-random.Int(18, 84));
            career.Add(new()
            {
                Key = random.String2(10, "abcdefghjkmnpqrstuvwxyz23456789"), Working = true, Employer = random.ArrayElement(Employers), Role = i == 0 ? "Chief executive" : random.ArrayElement(Roles),
                From = Months.Text(from), To = i == 0 ? "" : Months.Text(ends), Present = i == 0, What = random.ArrayElement(Did),
            });
            ends = from.AddMonths(-1);
            if (!random.Bool(0.15f)) continue;
            var away = ends.AddMonths(-random.Int(3, 14));
            career.Add(new() { Key = random.String2(10, "abcdefghjkmnpqrstuvwxyz23456789"), Working = false, From = Months.Text(away), To = Months.Text(ends), What = random.ArrayElement(Away) });
            ends = away.AddMonths(-1);
        }
        return career;
    }
}
