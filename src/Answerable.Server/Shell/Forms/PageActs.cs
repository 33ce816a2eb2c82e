using System.Globalization;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>A page whose posted forms act before anything is loaded for it.</summary>
public interface IActingPage
{
    /// <summary>Its acts, with those of the forms that stand on it.</summary>
    static abstract PageActs Acts { get; }
}

/// <summary>
/// The acts of a page by the names of its forms. A name that ends in <c>*</c> stands for all that begin so, as in a row of a
/// list. An act reads the form, runs the action, and answers where to go next; an empty answer shows the page itself.
/// </summary>
public sealed class PageActs : Dictionary<string, Func<PostedAct, Task<string>>>
{
    public PageActs() : base(StringComparer.Ordinal) { }

    /// <summary>The acts of forms that are components of their own.</summary>
    public PageActs With(params ReadOnlySpan<PageActs> parts)
    {
        foreach (var part in parts)
            foreach (var (name, act) in part) Add(name, act);
        return this;
    }

    /// <summary>The act of a posted form, with what the star stands for; null when the page has none of that name.</summary>
    public (Func<PostedAct, Task<string>> Act, string Star)? Find(string name)
    {
        if (TryGetValue(name, out var act)) return (act, "");
        var star = Keys.FirstOrDefault(k => k.EndsWith('*') && name.StartsWith(k[..^1], StringComparison.Ordinal));
        return star is null ? null : (this[star], name[(star.Length - 1)..]);
    }
}

/// <summary>A form as it was posted to a page, with who sent it and where.</summary>
public sealed class PostedAct(HttpContext http, Form form, string star)
{
    public HttpContext Http => http;

    public Form Form => form;

    /// <summary>What the star of the act's name stands for.</summary>
    public string Star => star;

    public Session Session { get; } = http.RequestServices.GetRequiredService<Session>();

    /// <summary>Who acts.</summary>
    public Actor By => Session.Actor;

    /// <summary>The identifier in the page's address.</summary>
    public Guid Id => IdAt("Id");

    /// <summary>An identifier in the page's address, by the name of its parameter.</summary>
    /// <exception cref="NotVisible">The address has none: a form of another address of the page was sent to it.</exception>
    public Guid IdAt(string name) => Guid.TryParse(Text(name), out var id) ? id : throw new NotVisible();

    /// <summary>A part of the page's address, by the name of its parameter.</summary>
    public string Text(string name) => http.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>The identifier for which the star stands; one that cannot be read is of nothing.</summary>
    public Guid StarId => Guid.TryParse(star, out var id) ? id : Guid.Empty;

    /// <summary>
    /// An identifier in the query of the page's address; null where there is none, and one that cannot be read is of nothing.
    /// </summary>
    public Guid? Asked(string name) => View.AskedId(http, name);

    /// <summary>The version of the object that the form was filled in from; one that cannot be read is older than any.</summary>
    public int Version =>
        int.TryParse(form.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>The action, or whatever it needs besides.</summary>
    public T Get<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>Shows something once, on the page that answers this act: it stands nowhere else. The act then answers with an empty
    /// address.</summary>
    public string ShowOnce(object what)
    {
        Session.ShownOnce = what;
        return "";
    }
}
