using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.Extensions.Configuration;

namespace Mandate.Tests.Platform.Mail;

public sealed class SmtpTests : WorldTest
{
    static MailSettings Settings(int port, params (string, string)[] more) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>(more.Select(m => KeyValuePair.Create("Mandate:" + m.Item1, (string?)m.Item2)))
        {
            ["Mandate:Address"] = "https://mandate.example.org", ["Mandate:Mail:From"] = "appointments@example.org",
            ["Mandate:Mail:Smtp:Host"] = "127.0.0.1", ["Mandate:Mail:Smtp:Port"] = port.ToString(),
        }).Build());

    static RenderedMail Rendered(MailSettings settings, string to = "somebody@example.org", string subject = "A letter", string markdown = "Hello.", string? why = null) =>
        RenderedMail.Of(new SendMail(to, subject, markdown) { Why = why }, settings);

    [Fact]
    public async Task A_letter_arrives_as_text_and_as_html_with_its_accents_and_its_reason()
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port);
        var mail = Rendered(settings, subject: "Penodiad: Prif Weithredwr – ŵ, é and a subject so long that it must be folded over more than one line of the header",
            markdown: "# Llongyfarchiadau, Siân\n\nSee [your offer](/offers/1) by **1 July**.\n\n- one\n- two €\n\n" + string.Join(' ', Enumerable.Repeat("word", 400)), why: "You applied for a post.");
        await new SmtpCarrier(settings).Carry(mail, default);

        var letter = Assert.Single(await server.Letters(1));
        Assert.Equal(["somebody@example.org"], letter.To);
        Assert.Equal("appointments@example.org", letter.From);
        Assert.Equal("Penodiad: Prif Weithredwr – ŵ, é and a subject so long that it must be folded over more than one line of the header", letter.Header("Subject"));
        Assert.Contains("Mandate", letter.Header("From"));
        Assert.Equal($"<{mail.Id}@example.org>", letter.Header("Message-ID"));
        Assert.Equal("auto-generated", letter.Header("Auto-Submitted"));
        Assert.Contains("Llongyfarchiadau, Siân\r\n----", letter.Text);
        Assert.Contains("your offer: https://mandate.example.org/offers/1", letter.Text);
        Assert.Contains("- two €", letter.Text);
        Assert.Contains("Why you get this: You applied for a post.", letter.Text);
        Assert.Contains("<h1>Llongyfarchiadau, Siân</h1>", letter.Html);
        Assert.Contains("<a href=\"https://mandate.example.org/offers/1\">your offer</a>", letter.Html);
        Assert.All(letter.Raw.Split("\r\n"), line => Assert.True(line.Length <= 78 || line.StartsWith("Content-", StringComparison.Ordinal), line));
        Assert.All(letter.Raw, c => Assert.True(c < 128));
        Assert.DoesNotContain("<img", letter.Html);
        Assert.Equal(1, letter.HeaderNames.Count(n => n == "Date"));
    }

    [Theory]
    [InlineData("somebody@example.org", "Hello\r\nBcc: spy@example.org\r\n\r\nBody")]
    [InlineData("somebody@example.org", "Hello\u2028X-Header: 1\nSubject: other")]
    public async Task A_header_cannot_be_smuggled_in(string to, string subject)
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port);
        await new SmtpCarrier(settings).Carry(Rendered(settings, to, subject), default);
        var letter = Assert.Single(await server.Letters(1));
        Assert.Equal(["somebody@example.org"], letter.To);
        Assert.DoesNotContain("Bcc", letter.HeaderNames);
        Assert.DoesNotContain("X-Header", letter.HeaderNames);
        Assert.Equal(1, letter.HeaderNames.Count(n => n == "Subject"));
    }

    [Theory, InlineData("https://mandate.example.org/alerts/stop/1", true), InlineData("http://127.0.0.1/alerts/stop/1", false)]
    public async Task A_letter_that_can_be_stopped_says_so_to_the_mail_program_and_over_https_by_one_press(string stop, bool press)
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port);
        await new SmtpCarrier(settings).Carry(RenderedMail.Of(new SendMail("somebody@example.org", "News", "Hello.") { Stop = stop }, settings), default);
        await new SmtpCarrier(settings).Carry(Rendered(settings), default);
        var letters = await server.Letters(2);
        Assert.Equal($"<{stop}>", letters[0].Header("List-Unsubscribe"));
        Assert.Equal(press, letters[0].HeaderNames.Contains("List-Unsubscribe-Post"));
        if (press) Assert.Equal("List-Unsubscribe=One-Click", letters[0].Header("List-Unsubscribe-Post"));
        Assert.DoesNotContain("List-Unsubscribe", letters[1].HeaderNames);
    }

    [Theory, InlineData(""), InlineData("nobody"), InlineData("a@example.org, b@example.org"), InlineData("a@example.org;b@example.org"), InlineData("a@example.org\r\nBcc: b@example.org"), InlineData("<a@example.org> <b@example.org>")]
    public void A_letter_goes_to_the_address_of_one_person(string to) =>
        Assert.Throws<UndeliverableException>(() => Rendered(Settings(1), to));

    [Theory, InlineData("no-such-person", "550"), InlineData("busy", "451")]
    public async Task A_refusal_keeps_the_servers_reason(string who, string code)
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port);
        var refused = await Assert.ThrowsAsync<UndeliverableException>(() => new SmtpCarrier(settings).Carry(Rendered(settings, who + "@example.org"), default));
        Assert.Contains(code, refused.Message);
        Assert.Contains(who == "busy" ? "Try later" : "No such person here", refused.Message);
    }

    [Fact]
    public async Task No_server_at_all_is_a_reason_too()
    {
        var settings = Settings(1);
        var refused = await Assert.ThrowsAsync<UndeliverableException>(() => new SmtpCarrier(settings).Carry(Rendered(settings), default));
        Assert.StartsWith("The mail server said", refused.Message);
    }

    [Fact]
    public async Task A_letter_that_left_is_not_sent_again_and_one_that_did_not_is()
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port);
        var message = new SendMail("busy-once@example.org", "Once", "Only once.");
        async Task Handle()
        {
            await using var db = World.Db();
            await new SendMailHandler(db, new SmtpCarrier(settings), settings, new SecretLinks(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider()), new Demonstration(new ConfigurationBuilder().Build()), TimeProvider.System).Handle(message, default);
        }

        await Assert.ThrowsAsync<UndeliverableException>(Handle);
        await Handle();
        await Handle();
        Assert.Single(await server.Letters(2 - 1));
        await using var kept = World.Db();
        Assert.Equal(message.Id, Assert.Single(kept.SentMails.ToList()).Id);
        Assert.Empty(kept.Mailbox);
    }

    [Fact]
    public async Task The_account_is_used_and_a_wrong_password_is_refused()
    {
        using var server = await MailServer.Start("--auth");
        var right = Settings(server.Port, ("Mail:Smtp:User", "mandate"), ("Mail:Smtp:Password", "correct horse"));
        await new SmtpCarrier(right).Carry(Rendered(right), default);
        Assert.Equal("mandate", Assert.Single(await server.Letters(1)).User);
        var wrong = Settings(server.Port, ("Mail:Smtp:User", "mandate"), ("Mail:Smtp:Password", "wrong"));
        var refused = await Assert.ThrowsAsync<UndeliverableException>(() => new SmtpCarrier(wrong).Carry(Rendered(wrong), default));
        Assert.DoesNotContain("wrong", refused.Message[..^20]);
    }

    [Fact]
    public async Task With_tls_a_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        using var server = await MailServer.Start();
        var settings = Settings(server.Port, ("Mail:Smtp:Tls", "true"), ("Mail:Smtp:User", "mandate"), ("Mail:Smtp:Password", "correct horse"));
        var refused = await Assert.ThrowsAsync<UndeliverableException>(() => new SmtpCarrier(settings).Carry(Rendered(settings), default));
        Assert.Contains("certificate", refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await server.Letters(0));
    }

    [Fact]
    public async Task With_tls_a_server_that_offers_none_gets_nothing()
    {
        using var server = await MailServer.Start("--no-tls");
        var settings = Settings(server.Port, ("Mail:Smtp:Tls", "true"));
        await Assert.ThrowsAsync<UndeliverableException>(() => new SmtpCarrier(settings).Carry(Rendered(settings), default));
        Assert.Empty(await server.Letters(0));
    }

    [Fact]
    public void Tls_is_demanded_of_every_server_but_one_on_this_machine()
    {
        static SmtpServer? Server(string host, string? tls) => SmtpServer.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Host"] = host, ["Tls"] = tls }).Build());
        Assert.True(Server("mail.example.org", null)!.Tls);
        Assert.False(Server("127.0.0.1", null)!.Tls);
        Assert.Throws<InvalidOperationException>(() => Server("mail.example.org", "false"));
        Assert.Null(SmtpServer.From(new ConfigurationBuilder().Build()));
    }

    [Fact]
    public async Task Without_a_server_letters_lie_in_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("mandate-pickup-").FullName;
        var settings = MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mandate:Data"] = folder }).Build());
        await new SmtpCarrier(settings).Carry(Rendered(settings, subject: "In a folder"), default);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml"));
        Assert.Contains("Subject: In a folder", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public void What_people_typed_cannot_add_links_or_headings_to_a_letter()
    {
        var name = "[Win](https://evil.example) <b>x</b>\n# Big *bold* https";
        var mail = Rendered(Settings(1), markdown: $"Dear {MailWords.Plain(name)},\n\nhello [bad](javascript:alert(1)) <script>alert(1)</script>");
        Assert.DoesNotContain("<a ", mail.Html.Replace("<a href=\"https://mandate.example.org\">", "", StringComparison.Ordinal).Replace("<a href=\"\">bad</a>", "", StringComparison.Ordinal));
        Assert.DoesNotContain("javascript:", mail.Html);
        Assert.DoesNotContain("<script", mail.Html);
        Assert.DoesNotContain("<h1", mail.Html);
        Assert.Contains("Dear [Win](https://evil.example) <b>x</b> # Big *bold* https,", mail.Text.Replace("\n", " "));
    }
}
