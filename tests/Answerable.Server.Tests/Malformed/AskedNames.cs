using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Answerable.Server.Tests.Malformed;

/// <summary>Writes down which names the product looks for in the query of each address, so that no list of them has to be kept.</summary>
internal sealed class AskedNames : IStartupFilter
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> asked = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, then) =>
        {
            http.Request.Query = new Watched(http.Request.Query, asked.GetOrAdd(http.Request.Path.Value ?? "", _ => []));
            return then(http);
        });
        next(app);
    };

    /// <summary>What the page of an address reads itself, and what it has the framework read.</summary>
    public IEnumerable<string> Of(string path, RouteEndpoint endpoint)
    {
        var supplied = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties()
            .Select(p => (p.Name, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.Query is not null)
            .Select(p => p.Query!.Name ?? p.Name);
        return asked.GetValueOrDefault(path)?.Keys.Concat(supplied ?? []).Distinct().Order(StringComparer.Ordinal) ?? supplied ?? [];
    }

    private sealed class Watched(IQueryCollection inner, ConcurrentDictionary<string, bool> names) : IQueryCollection
    {
        public StringValues this[string key] => inner[Noted(key)];

        public int Count => inner.Count;

        public ICollection<string> Keys => inner.Keys;

        public bool ContainsKey(string key) => inner.ContainsKey(Noted(key));

        public bool TryGetValue(string key, out StringValues value) => inner.TryGetValue(Noted(key), out value);

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => inner.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private string Noted(string key)
        {
            names[key] = true;
            return key;
        }
    }
}
