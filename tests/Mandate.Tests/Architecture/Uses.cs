using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Mandate.Tests.Architecture;

/// <summary>Which type uses which, read from the compiled program.</summary>
static class Uses
{
    static readonly Lazy<AssemblyDefinition> program = new(() => AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location));

    public static IEnumerable<TypeDefinition> Types => program.Value.MainModule.Types.Where(t => t.Namespace.StartsWith("Mandate", StringComparison.Ordinal));

    public static ModuleDefinition Program => program.Value.MainModule;

    public static IReadOnlyList<string> ReferencesOf(Type type)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(type.Assembly.Location);
        return [.. assembly.MainModule.AssemblyReferences.Select(r => r.Name)];
    }

    /// <summary>Every type that a type mentions: what it is, holds, takes, gives and calls, with its nested types.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.Methods.SelectMany(Of))
            .Concat(type.CustomAttributes.Select(a => a.AttributeType))
            .Where(r => r is not null).SelectMany(Open!)
            .Concat(type.NestedTypes.SelectMany(Of));

    static IEnumerable<TypeReference> Of(MethodDefinition method) =>
        method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType)
            .Concat(method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [])
            .Concat(method.HasBody ? method.Body.Instructions.SelectMany(Of) : []);

    static IEnumerable<TypeReference> Of(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod m => m.GenericArguments.Append(m.DeclaringType),
        TypeReference t => [t],
        MemberReference m when m.DeclaringType is not null => [m.DeclaringType],
        _ => [],
    };

    static IEnumerable<TypeReference> Open(TypeReference reference) => reference switch
    {
        GenericInstanceType g => g.GenericArguments.SelectMany(Open).Append(g.ElementType),
        TypeSpecification s => Open(s.ElementType),
        _ => [reference],
    };

    public static string NamespaceOf(TypeReference reference)
    {
        while (reference.DeclaringType is { } outer) reference = outer;
        return reference.Namespace;
    }

    public static string NameOf(TypeReference reference)
    {
        while (reference.DeclaringType is { } outer) reference = outer;
        return reference.Name;
    }
}
