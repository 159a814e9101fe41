namespace Mandate.Design;

/// <summary>A whole number.</summary>
public sealed class NumberField : TextField
{
    private protected override string Inputmode => "numeric";
    private protected override bool? Spellcheck => false;
    private protected override string OwnWidth => "5";
}

/// <summary>An amount in pounds; read with <see cref="FormReader.Pence"/>.</summary>
public sealed class MoneyField : TextField
{
    private protected override string Inputmode => "decimal";
    private protected override bool? Spellcheck => false;
    private protected override string OwnWidth => "10";
    private protected override string OwnPrefix => "£";
}

/// <summary>An email address.</summary>
public sealed class EmailField : TextField
{
    private protected override string Type => "email";
    private protected override bool? Spellcheck => false;
    private protected override string Autocapitalize => "none";
    private protected override string OwnAutocomplete => "email";
}

/// <summary>A code from a message or an app.</summary>
public sealed class CodeField : TextField
{
    private protected override string Inputmode => "numeric";
    private protected override bool? Spellcheck => false;
    private protected override string OwnWidth => "10";
    private protected override string OwnAutocomplete => "one-time-code";
    private protected override bool Code => true;
}
