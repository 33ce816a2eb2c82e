using Answerable.Domain;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell;

/// <summary>Base of every component: words and the session at hand.</summary>
public abstract class View : ComponentBase
{
    [Inject]
    public required Session S { get; init; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected Words T => S.Words;

    /// <summary>The actor of this request.</summary>
    protected Actor Me => S.Actor;

    /// <summary>Whether the person may see the object is decided by the query; null means 404.</summary>
    protected static TItem Seen<TItem>(TItem? item) where TItem : class => item ?? throw new NotVisible();

    /// <summary>
    /// An identifier in the query of the address; null where there is none, and one that cannot be read is of nothing. The framework
    /// reads texts only: it fails at what it cannot convert.
    /// </summary>
    protected Guid? AskedId(string name) => AskedId(Http, name);

    internal static Guid? AskedId(HttpContext http, string name) =>
        http.Request.Query[name].ToString() is not { Length: > 0 } text ? null : Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private bool started;

    /// <summary>
    /// As the base does it, but nothing is rendered before everything has been read: a page is rendered once, and never half.
    /// Components of one page read one after the other, because they share the request's one context.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await S.Turn.WaitAsync();
        try
        {
            if (S.IsBroken) return;
            await Read();
        }
        catch
        {
            S.IsBroken = true;
            throw;
        }
        finally
        {
            S.Turn.Release();
        }
        StateHasChanged();
    }

    private async Task Read()
    {
        if (!started)
        {
            started = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
    }
}
