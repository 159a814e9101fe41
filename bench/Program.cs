using BenchmarkDotNet.Running;
using Mandate.Bench;

// dotnet run -c Release --project bench        one table of ratios, each against a peer in the same run
BenchmarkSwitcher.FromAssembly(typeof(Middle).Assembly).RunAll();
