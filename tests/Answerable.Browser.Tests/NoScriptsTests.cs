namespace Answerable.Browser.Tests;

/// <summary>The product works with scripts off: forms, refusals, redirects and menus are plain HTML.</summary>
public sealed class NoScriptsTests(Hall hall) : IClassFixture<Hall>
{
    [Fact]
    public async Task Set_up_sign_in_and_the_menu_work_without_scripts()
    {
        var seat = await hall.Seat(width: 360, height: 740, scripts: false);
        await seat.Go($"/set-up/{hall.SetUpCode}");
        await seat.Page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(seat.Page.Locator(".an-errors")).ToBeVisibleAsync();
        foreach (var (name, value) in new[] { ("name", "样云市"), ("code", "W"), ("system-name", "系统员"), ("system-code", "sysadmin"),
            ("security-name", "安全员"), ("security-code", "secadmin"), ("audit-name", "审计员"), ("audit-code", "auditor") })
            await seat.Page.Locator($"[name='{name}']").FillAsync(value);
        await seat.Page.Locator("main button[type=submit]").ClickAsync();
        var link = await seat.Page.Locator("main a[href*='/invitation/']").First.GetAttributeAsync("href");
        await seat.Go(link!);
        await seat.Page.Locator("[name=password]").FillAsync("a walk without scripts");
        await seat.Page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(seat.Page.Locator("h1")).ToHaveTextAsync("Today");
        await seat.Page.Locator("a.an-menu").ClickAsync();
        await seat.Page.Locator("#rail a[href='/units']").ClickAsync();
        await Assertions.Expect(seat.Page.Locator("#rail")).ToBeHiddenAsync();
        await seat.Page.Locator("main a[href*='/units/'][href*='-']").First.ClickAsync();
        await seat.Page.Locator("form:has(> input[name=_handler][value='new-unit']) [name=name]").FillAsync("样甲县");
        await seat.Page.Locator("form:has(> input[name=_handler][value='new-unit']) button[type=submit]").ClickAsync();
        await Assertions.Expect(seat.Page.Locator(".invalid-feedback").First).ToBeVisibleAsync();
        await Assertions.Expect(seat.Page.Locator("form:has(> input[name=_handler][value='new-unit']) [name=name]"))
            .ToHaveValueAsync("样甲县");
    }
}
