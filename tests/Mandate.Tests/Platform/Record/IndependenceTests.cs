using Mandate.Platform.Record.Verify;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Mandate.Tests.Platform.Record;

public sealed class IndependenceTests
{
    /// <summary>A mistake in the writer must not be able to hide in the checker.</summary>
    [Fact]
    public void The_checker_of_the_record_shares_no_code_with_the_rest_of_Mandate()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(RecordCheck).Assembly.Location);
        var own = typeof(RecordCheck).Namespace!;
        var checker = assembly.MainModule.GetTypes().Where(t => Outer(t).Namespace == own).ToList();
        Assert.True(checker.Count > 10);
        var strangers = checker.SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions.SelectMany(Used).Select(u => (Method: m.FullName, Used: Outer(u))))
            .Where(u => u.Used.Namespace.StartsWith("Mandate", StringComparison.Ordinal) && u.Used.Namespace != own);
        Assert.Empty(strangers.Select(u => $"{u.Method} uses {u.Used.FullName}").Distinct());
    }

    static IEnumerable<TypeReference> Used(Instruction i) => i.Operand switch
    {
        MethodReference m => [m.DeclaringType, m.ReturnType],
        FieldReference f => [f.DeclaringType],
        TypeReference t => [t],
        _ => [],
    };

    static TypeReference Outer(TypeReference t) => t.DeclaringType is null ? t.GetElementType() : Outer(t.DeclaringType);
}
