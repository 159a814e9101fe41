using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mandate.Platform.Access;

namespace Mandate.Tests.Worlds;

/// <summary>A browser without scripts: finds things as people do (heading, label, button, link), keeps cookies, follows redirects.</summary>
sealed class Browser(User? user)
{
    readonly HttpClient client = Make(user);

    static HttpClient Make(User? user)
    {
        var made = Site.Shared.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        if (user is not null) made.DefaultRequestHeaders.Add("X-Test-User", user.Id.ToString());
        return made;
    }

    /// <summary>Speaks https from now on.</summary>
    public void Https() => client.BaseAddress = new Uri("https://localhost");

    /// <summary>Sends this header with every request from now on.</summary>
    public void Always(string header, string value) => client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

    /// <summary>Brings a cookie, so that each page is made for it and none is a copy from memory.</summary>
    public void TakesNoCopies() => Always("Cookie", "mandate-form=x");

    /// <summary>Cookies set by the last action, over all its redirects.</summary>
    public List<string> SetCookies { get; } = [];

    public HttpStatusCode Status { get; private set; }
    public string Url { get; private set; } = "/";
    public string Text { get; private set; } = "";
    public HttpResponseMessage Response { get; private set; } = null!;
    public IHtmlDocument Page { get; private set; } = null!;

    public string Title => Page.Title ?? "";
    public string Heading => Words(Page.QuerySelector("h1"));
    public string Main => Words(Page.QuerySelector("main"));
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".nhsuk-error-summary li").Select(Words)];

    public Task Open(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Types into the field with this label; for a date, <c>"1/7/2022"</c> into the group with this legend.</summary>
    public Browser Fill(string label, string text)
    {
        if (Group(label) is { } group && group.QuerySelectorAll("input").Length == 3)
            foreach (var (input, part) in group.QuerySelectorAll<IHtmlInputElement>("input").Zip(text.Split('/'))) input.Value = part;
        else if (Labelled(label) is IHtmlTextAreaElement area) area.Value = text;
        else if (Labelled(label) is IHtmlSelectElement select) Pick(select, text);
        else if (Labelled(label) is IHtmlInputElement input) input.Value = text;
        else throw NotFound("field", label);
        return this;
    }

    /// <summary>Types <c>"4/2015"</c> into the two fields of the group with this legend.</summary>
    public Browser Month(string legend, string text)
    {
        foreach (var (input, part) in (Group(legend) ?? throw NotFound("group", legend)).QuerySelectorAll<IHtmlInputElement>("input").Zip(text.Split('/'))) input.Value = part;
        return this;
    }

    /// <summary>Chooses a radio button or ticks a box by its label.</summary>
    public Browser Choose(string label)
    {
        if (Labelled(label) is not IHtmlInputElement { Type: "radio" or "checkbox" } box) throw NotFound("choice", label);
        if (box.Type == "radio")
            foreach (var other in Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(r => r.Name == box.Name)) other.IsChecked = false;
        box.IsChecked = true;
        return this;
    }

    /// <summary>Chooses within the group that has this legend.</summary>
    public Browser Choose(string legend, string label)
    {
        var group = Group(legend) ?? throw NotFound("group", legend);
        var box = group.QuerySelectorAll("label").Where(l => Words(l) == label).Select(l => Page.GetElementById(l.GetAttribute("for") ?? "")).OfType<IHtmlInputElement>().FirstOrDefault() ?? throw NotFound("choice", label);
        if (box.Type == "radio")
            foreach (var other in Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(r => r.Name == box.Name)) other.IsChecked = false;
        box.IsChecked = true;
        return this;
    }

    public Task Press(string button)
    {
        var pressed = Page.QuerySelectorAll("button, input[type=submit]").FirstOrDefault(b => Words(b) == button || b.GetAttribute("value") == button) ?? throw NotFound("button", button);
        var form = pressed.Closest("form") as IHtmlFormElement ?? throw NotFound("form of the button", button);
        return Submit(form, pressed);
    }

    public Task Click(string link)
    {
        var a = Page.QuerySelectorAll<IHtmlAnchorElement>("a").FirstOrDefault(x => Words(x) == link) ?? throw NotFound("link", link);
        return Open(Resolve(a.GetAttribute("href")!));
    }

    public Task Post(string url, Dictionary<string, string> fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return Send(request);
    }

    /// <summary>Stays at a page after something was sent in its background.</summary>
    public void Show(IHtmlDocument page) => Page = page;

    /// <summary>The same as an upload form sends it.</summary>
    public Task PostParts(string url, Dictionary<string, string> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (key, value) in fields) parts.Add(new StringContent(value), key);
        return Send(new HttpRequestMessage(HttpMethod.Post, url) { Content = parts });
    }

    public Task Submit(IHtmlFormElement form, IElement? pressed = null)
    {
        var fields = Fields(form).ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name) fields.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var url = Resolve(form.GetAttribute("action") ?? Url);
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
            return Open(url.Split('?')[0] + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return Send(new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) });
        var parts = new MultipartFormDataContent();
        foreach (var (key, value) in fields) parts.Add(new StringContent(value), key);
        foreach (var (key, file) in files) parts.Add(new ByteArrayContent(file.Bytes) { Headers = { ContentType = new(file.Type) } }, key, file.Name);
        files.Clear();
        return Send(new HttpRequestMessage(HttpMethod.Post, url) { Content = parts });
    }

    readonly Dictionary<string, (string Name, string Type, byte[] Bytes)> files = new(StringComparer.Ordinal);

    public Browser Attach(string label, string name, string type, byte[] bytes)
    {
        files[((IHtmlInputElement)(Labelled(label) ?? throw NotFound("file field", label))).Name!] = (name, type, bytes);
        return this;
    }

    async Task Send(HttpRequestMessage request)
    {
        SetCookies.Clear();
        for (var hop = 0; ; hop++)
        {
            Url = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
            Response = await client.SendAsync(request);
            Status = Response.StatusCode;
            if (Response.Headers.TryGetValues("Set-Cookie", out var cookies)) SetCookies.AddRange(cookies);
            if ((int)Status is < 300 or > 399 || Response.Headers.Location is not { } location) break;
            if (hop > 5) throw new InvalidOperationException($"Redirected in circles at {Url}");
            request = new HttpRequestMessage(HttpMethod.Get, Resolve(location.OriginalString));
        }
        Text = await Response.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Text);
    }

    string Resolve(string href) => href.StartsWith('/') ? href : new Uri(new Uri("http://localhost" + Url), href).PathAndQuery;

    static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var e in form.Elements)
            switch (e)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } i: if (i.IsChecked && i.Name is { } box) yield return new(box, i.Value); break;
                case IHtmlInputElement { Type: "file" or "submit" or "image" or "button" }: break;
                case IHtmlInputElement { Name: { Length: > 0 } n } i: yield return new(n, i.Value); break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } n } t: yield return new(n, t.Value); break;
                case IHtmlSelectElement { Name: { Length: > 0 } n } s:
                    foreach (var o in s.Options.Where(o => o.IsSelected)) yield return new(n, o.Value);
                    break;
            }
    }

    static void Pick(IHtmlSelectElement select, string text)
    {
        var option = select.Options.FirstOrDefault(o => o.Text.Trim() == text || o.Value == text) ?? throw new InvalidOperationException($"No option '{text}' in {select.Name}");
        foreach (var o in select.Options) o.IsSelected = o == option;
    }

    IElement? Labelled(string label) => Page.QuerySelectorAll("label").FirstOrDefault(l => Words(l) == label) is { } l ? Page.GetElementById(l.GetAttribute("for") ?? "") : null;
    IElement? Group(string legend) => Page.QuerySelectorAll("legend").FirstOrDefault(l => Words(l) == legend)?.Closest("fieldset");
    InvalidOperationException NotFound(string what, string name) => new InvalidOperationException($"No {what} '{name}' on {Url} ({(int)Status} {Heading}):\n{Main}");
    static string Words(IElement? e) => e is null ? "" : string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
