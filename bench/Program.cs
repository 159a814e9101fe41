using BenchmarkDotNet.Running;
using Mandate.Bench;

// dotnet run -c Release --project bench -- [size|agreements|matching|linked|pages|submissions|scale|opening|kills|methods]     no verb: all but methods
string[] verbs = ["size", "agreements", "matching", "linked", "pages", "submissions", "scale", "opening", "kills"];
var options = Options.Of(args);
switch (options.Verb)
{
    case "peer": await Peer.Serve(options); return 0;
    case "methods": BenchmarkSwitcher.FromAssembly(typeof(Middle).Assembly).RunAll(); return 0;
    case null or "all": break;
    case var one when verbs.Contains(one): verbs = [one]; break;
    default: Console.Error.WriteLine($"There is no verb {options.Verb}: one of {string.Join(", ", verbs)}, methods"); return 2;
}

var table = new Ratios();
foreach (var verb in verbs)
{
    var began = TimeProvider.System.GetTimestamp();
    Console.WriteLine($"{verb}, seed {options.Seed}");
    table.AddRange(verb switch
    {
        "size" => await Size.Measure(options),
        "agreements" => Agreements.Measure(options),
        "pages" => await Pages.Measure(options),
        "submissions" => await Submissions.Measure(options),
        "scale" => await Scale.Measure(options),
        "opening" => await OpeningTheBox.Measure(options),
        "matching" => await Matching.Measure(options),
        "linked" => await Linked.Measure(options),
        _ => await Kills.Measure(options),
    });
    Console.WriteLine($"  {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
}
Console.WriteLine();
table.Print(Console.Out);
return table.AllMet ? 0 : 1;
