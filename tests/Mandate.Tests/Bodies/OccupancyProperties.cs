using FsCheck;
using FsCheck.Fluent;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Bodies;

/// <summary>N8: over any history, each single-seat post has on each day one lawful holder or a vacancy with its reason.</summary>
public sealed class OccupancyProperties
{
    static readonly DateOnly Zero = new(2022, 1, 1);
    const int Days = 400;
    static readonly DateTimeOffset Now = London.At(Zero.AddDays(Days + 200), new TimeOnly(9, 0));

    /// <summary>One attempt: what, about which of the people and terms, on which day.</summary>
    sealed record Attempt(int Verb, int Who, int Day, int Length);

    static readonly Gen<Attempt[]> Histories =
        (from verb in Gen.Choose(0, 12)
         from who in Gen.Choose(0, 3)
         from day in Gen.Choose(0, Days)
         from length in Gen.Choose(1, 200)
         select new Attempt(verb, who, day, length)).ArrayOf(60);

    [Fact]
    public void Each_post_each_day_has_one_lawful_holder_or_a_vacancy_with_its_reason() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(Histories), Holds));

    [Fact]
    public void An_approval_that_nobody_asked_for_moves_no_first_day() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(16356380739800671757UL, 7655683847451575253UL, 12).WithMaxTest(1), Prop.ForAll(Arb.From(Histories), Holds));

    static bool Holds(Attempt[] history)
    {
        var history1 = new Played();
        foreach (var attempt in history) history1.Try(attempt);
        for (var d = -100; d < Days + 250; d += 3)
        {
            var day = Zero.AddDays(d);
            foreach (var post in history1.Posts)
            {
                var terms = history1.Terms.Where(t => t.Post == post.Id).ToList();
                var occupancy = Occupancy.On(post, terms, day);
                void Must(bool kept, string rule) { if (!kept) throw new InvalidOperationException($"{rule} on {day:yyyy-MM-dd}: {string.Join("; ", terms.Select(t => $"{t.Basis} {t.StateOn(day)} {string.Join(',', t.Acts.Select(a => $"{a.Kind} {a.On:MM-dd}"))} from {t.From} to {t.To}"))}"); }
                Must(occupancy.Holders.Count + occupancy.Empty == post.Seats, "holders and empty seats make up the seats");
                Must(occupancy.Vacant != string.IsNullOrEmpty(occupancy.Reason), "a vacancy has a reason");
                Must(terms.Count(t => t.StateOn(day).InPost() && !t.Cover) <= post.Seats, "no more holders than seats");
                Must(occupancy.AtWork.Count <= post.Seats, "no more at work than seats");
                Must(!terms.Exists(t => (t.StateOn(day).InPost() || t.StateOn(day).AtWork()) && !Period.Of(post).Includes(day)), "nobody in post outside its life");
            }
            if (history1.Terms.Where(t => t.StateOn(day).InPost() && !t.Cover).GroupBy(t => t.Person).Any(g => g.Select(t => t.Post).Distinct().Count() > 1)) throw new InvalidOperationException($"one person in two exclusive posts on {day:yyyy-MM-dd}");
        }
        return true;
    }

    /// <summary>Two bodies, one exclusive single-seat post each, four people. Whatever is refused leaves no trace.</summary>
    sealed class Played
    {
        readonly Body[] bodies = [NewBody("a", Zero.AddDays(60), null), NewBody("b", Zero.AddDays(60), Zero.AddDays(350))];
        readonly PersonId[] people = [.. Enumerable.Range(0, 4).Select(n => PersonId.From(new Guid(n + 1, 0, 0, new byte[8])))];
        readonly LegalEvent law = LegalEvent.Expect(new("law", "The law", "order", 1), Now);
        public List<Term> Terms { get; } = [];
        public Post[] Posts { get; }

        public Played()
        {
            Posts = [.. bodies.Select(b => Post.Add(b, new PostFacts("chief", "Chief", "chief", b.From, b.To, Exclusive: true, DesignateFrom: Zero), Now).Value!)];
            law.Happen(Zero.AddDays(80), Now);
        }

        static Body NewBody(string name, DateOnly from, DateOnly? to) => Body.Add(new BodyFacts("board", name, name, name, from, to), Now).Value!;

        Seat Of(Post post) => new(post, bodies.Single(b => b.Id == post.Body), null, [.. Terms.Where(t => t.Post == post.Id)],
            [.. Terms.Where(t => t.Post != post.Id).Select(t => new HeldElsewhere(t, Posts.Single(p => p.Id == t.Post), bodies.Single(b => b.Id == Posts.Single(p => p.Id == t.Post).Body)))]);

        public void Try(Attempt a)
        {
            var act = new ActFacts(Zero.AddDays(a.Day), "Somebody", Reason: "A reason");
            if (a.Verb <= 4) { Begin(a, act); return; }
            if (Terms.Count == 0) return;
            var term = Terms[a.Length % Terms.Count];
            var seat = Of(Posts.Single(p => p.Id == term.Post));
            _ = a.Verb switch
            {
                5 => term.Accept(seat, act, World.Keeper, Now),
                6 => term.Confirm(seat, law, act, World.Keeper, Now),
                7 => term.StartLeave(seat, act, World.Keeper, Now),
                8 => term.Return(seat, act, World.Keeper, Now),
                9 => term.End(seat, act, World.Keeper, Now),
                10 => term.Withdraw(seat, act, World.Keeper, Now),
                11 => term.Approve(seat, act, World.Keeper, Now),
                _ => term.Lapse(seat, act, World.Keeper, Now),
            };
        }

        void Begin(Attempt a, ActFacts act)
        {
            var post = Posts[a.Length % 2];
            var from = act.On.AddDays(a.Length % 30);
            DateOnly? to = a.Length % 3 == 0 ? from.AddDays(a.Length) : null;
            var facts = a.Verb switch
            {
                0 => new TermFacts(TermBasis.Interim, from, to),
                1 => new TermFacts(TermBasis.Acting, from, to),
                2 => new TermFacts(TermBasis.OpenCompetition, from, to, NeedsApproval: a.Length % 5 == 0),
                _ => new TermFacts(TermBasis.OpenCompetition, null, null, law.Id, NeedsApproval: a.Length % 5 == 0),
            };
            var seat = Of(post);
            if (Term.Propose(seat, people[a.Who], facts, Now).Value is not { } term || term.Appoint(seat, act, World.Keeper, Now).Refused) return;
            if (a.Verb >= 2 && a.Length % 2 == 0 && !facts.NeedsApproval!.Value) term.Accept(seat, act, World.Keeper, Now);
            Terms.Add(term);
        }
    }
}
