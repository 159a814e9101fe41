using System.Net.Http.Json;
using Mandate.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Mandate.Tests.Design;

/// <summary>A minimal API binds what our fields send, whatever is left out.</summary>
public sealed class FormBindingTests
{
    sealed record Form
    {
        public string? Title { get; init; }
        public DateText? StartsOn { get; init; }
        public List<string>? Reasons { get; init; }
    }

    static async Task<Form> Post(params (string Name, string Value)[] sent)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGroup("/").WithEmptyForms().MapPost("/", ([FromForm] Form form) => TypedResults.Json(form)).DisableAntiforgery();
        await app.StartAsync();
        using var body = new FormUrlEncodedContent(sent.Select(x => KeyValuePair.Create(x.Name, x.Value)));
        var answer = await app.GetTestClient().PostAsync("/", body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Form>())!;
    }

    [Fact]
    public async Task Three_inputs_make_one_date()
    {
        var form = await Post(("Title", "T"), ("StartsOn.Day", "26"), ("StartsOn.Month", "Sep"), ("StartsOn.Year", "2021"), ("Reasons", "a"), ("Reasons", "b"));
        Assert.Equal(new(2021, 9, 26), form.StartsOn!.Date);
        Assert.Equal(["a", "b"], form.Reasons!);
    }

    [Theory]
    [InlineData("Title")]
    [InlineData("StartsOn.Day StartsOn.Month StartsOn.Year")]
    [InlineData("Title StartsOn.Day StartsOn.Month StartsOn.Year Reasons")]
    [InlineData("Other")]
    public async Task A_form_left_empty_binds_to_an_empty_form(string sent)
    {
        var form = await Post([.. sent.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, ""))]);
        Assert.True(string.IsNullOrEmpty(form.Title));
        Assert.True(form.StartsOn is null or { IsBlank: true });
    }

    [Fact]
    public async Task A_date_in_part_keeps_its_part() => Assert.Equal("Sep", (await Post(("StartsOn.Month", "Sep"))).StartsOn!.Month);
}
