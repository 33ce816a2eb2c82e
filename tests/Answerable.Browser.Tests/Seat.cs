namespace Answerable.Browser.Tests;

/// <summary>Somebody at a browser window: keeps the console's errors, counts clicks and typed fields, looks at the page.</summary>
internal sealed class Seat
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ANSWERABLE_PICTURES");

    private readonly List<string> errors = [];
    private readonly bool scripts;
    private string lastRequest = "", lastAnswer = "";

    /// <summary>A browser window of somebody of their own at this address: cookies are not shared, nothing moves while it is looked
    /// at.</summary>
    public static async Task<Seat> New(string address, string language, int width, int height, ColorScheme theme = ColorScheme.Light,
        bool scripts = true)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = address, Locale = language, ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = scripts,
            ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce, TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(60_000);
        return new(await context.NewPageAsync(), language, scripts);
    }

    private Seat(IPage page, string language, bool scripts)
    {
        (Page, Language, this.scripts) = (page, language, scripts);
        page.Console += (_, message) =>
        {
            // Chromium logs the status of every refused form; that one is part of the contract.
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) => lastRequest = request.Url;
        page.Response += (_, response) => lastAnswer = $"{response.Status} {response.Url}";
    }

    public IPage Page { get; }

    public string Language { get; }

    /// <summary>Clicks and typed fields since the last <see cref="Step"/>.</summary>
    public int Clicks { get; private set; }

    public int Fields { get; private set; }

    public IReadOnlyList<string> Errors => errors;

    /// <summary>Types an address: the page is loaded whole.</summary>
    public async Task Go(string path) => await Page.GotoAsync(path);

    /// <summary>Goes where a link of this page could lead, as such links go: scripts and styles stay loaded.</summary>
    /// <returns>The status of the page.</returns>
    public async Task<int> Visit(string path)
    {
        var answer = Page.WaitForResponseAsync(r => r.Request.ResourceType is "fetch" or "document" && r.Status is < 300 or >= 400);
        await Renewed(() => Page.EvaluateAsync("path => Turbo.visit(path)", path));
        return (await answer).Status;
    }

    public async Task Click(ILocator what)
    {
        Clicks++;
        await what.ClickAsync();
    }

    /// <summary>Follows a link and waits until the page it leads to stands in place of this one.</summary>
    public Task Open(ILocator link) => Renewed(() => Click(link));

    /// <summary>Ticks a box or takes a choice where people touch it: on its label.</summary>
    public async Task Tick(ILocator box)
    {
        var label = box.Locator("xpath=ancestor::label");
        if (!await box.IsCheckedAsync()) await Click(await label.CountAsync() > 0 ? label : box);
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Starts counting anew.</summary>
    public void Step() => (Clicks, Fields) = (0, 0);

    /// <summary>The form that runs this action.</summary>
    public ILocator Form(string name) => Page.Locator($"form:has(> input[name=_handler][value='{name}'])").First;

    /// <summary>Fills the form of this action and sends it by its button, or by the one with this name and value.</summary>
    public async Task Send(string form, (string Name, string Value)[] fields, string? button = null)
    {
        var element = Form(form);
        foreach (var (name, value) in fields) await Put(element, name, value);
        Clicks++;
        // The button may stand in the heading and name its form.
        var buttons =
            element.Locator("button[type=submit]")
                .Or(Page.Locator($"button[type=submit][form='{await element.GetAttributeAsync("id") ?? form}']"));
        var submit = button is null ? buttons.Last : element.Locator($"button[type=submit][value='{button}']");
        await Posting(() => submit.ClickAsync());
    }

    /// <summary>Does what posts a form, and waits until the next page stands in place of this one.</summary>
    public async Task Posting(Func<Task> act)
    {
        var posted = Page.WaitForResponseAsync(r => r.Request.Method == "POST");
        await Renewed(act);
        LastStatus = (await posted).Status;
    }

    /// <summary>
    /// Does something that leads to another page, and waits until that one stands with its scripts; says what it came to when none came.
    /// Asks the browser itself: Playwright's waits for an address or a load state look first and listen then, and what happens in between
    /// is lost.
    /// </summary>
    public async Task Renewed(Func<Task> act)
    {
        await Page.EvaluateAsync("document.body.dataset.before = 'yes'");
        await act();
        try
        {
            var loaded = scripts ? "html.js:not([aria-busy])" : "html";
            await Page.WaitForSelectorAsync($"{loaded} > body:not([data-before])");
            if (!scripts) await Page.WaitForLoadStateAsync();
        }
        catch (TimeoutException)
        {
            var state =
                await Page.EvaluateAsync<string>(
                    "[location, document.readyState, document.visibilityState," +
                    " document.documentElement.outerHTML.slice(0, 60)].join(', ')");
            Assert.Fail(
                $"No page came after {state}; last asked for {lastRequest}, last answered {lastAnswer}; {string.Join("; ", errors)}");
        }
    }

    public Task Send(string form, params (string Name, string Value)[] fields) => Send(form, fields, null);

    /// <summary>Status of the last form sent: 302 when done, 422 when refused.</summary>
    public int LastStatus { get; private set; }

    /// <summary>The last form was taken; else the test fails with what the page said.</summary>
    public async Task Taken(string what)
    {
        if (LastStatus is >= 300 and < 400) return;
        Assert.Fail($"{what}: {LastStatus} at {Page.Url}: {await Page.Locator("main").InnerTextAsync()}");
    }

    private async Task Put(ILocator form, string name, string value)
    {
        var field = form.Locator($"[name='{name}']").First;
        var kind = await field.EvaluateAsync<string>("e => e.tagName === 'INPUT' ? e.type : e.tagName");
        Fields += kind is "radio" or "checkbox" ? 0 : 1;
        switch (kind)
        {
            case "SELECT": await field.SelectOptionAsync(value); break;
            case "file": await field.SetInputFilesAsync(value); break;
            case "checkbox" or "radio":
                await Tick(form.Locator($"[name='{name}'][value='{value}']").First);
                break;
            default: await field.FillAsync(value); break;
        }
    }

    /// <summary>Chooses a file for a field, as a phone hands out a photo.</summary>
    public async Task Choose(string form, string field, string name, byte[] content)
    {
        Fields++;
        await Form(form).Locator($"[name='{field}']").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = content });
    }

    /// <summary>Nothing serious for assistive technology, no error on the console, nothing wider than the window; takes a picture when
    /// asked to.</summary>
    public async Task Look(string name)
    {
        if (Pictures is not null)
        {
            Directory.CreateDirectory(Pictures);
            var size = Page.ViewportSize!;
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{Language}-{size.Width}.png"), FullPage = true });
        }
        // How a page looks does not depend on the database: assistive technology is asked once.
        string[] serious = TestDatabase.IsPostgres ? [] : await Axe.Serious(Page);
        Assert.True(serious.Length == 0, $"{name} ({Page.Url}):\n{string.Join("\n", serious)}");
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{name} ({Page.Url}) scrolls sideways by {wide} px at {Page.ViewportSize!.Width} px");
        Assert.True(errors.Count == 0, $"{name} ({Page.Url}): {string.Join("; ", errors)}");
        var classes = await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[class]')].flatMap(e => [...e.classList])");
        var unstyled = classes.Intersect(Styles.LeftOut.Value).Order().ToArray();
        Assert.True(unstyled.Length == 0, $"{name} ({Page.Url}) uses styles that the build left out: {string.Join(", ", unstyled)}");
    }

    /// <summary>Signs in by the page.</summary>
    public async Task SignIn(string code, string password)
    {
        await Go("/sign-in");
        await Send("sign-in", ("code", code), ("password", password));
        await Taken($"sign-in of {code}");
    }
}
