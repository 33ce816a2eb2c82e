using System.Diagnostics;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>Runs the acts of the story as the holders of posts, each in a scope of its own, as a request would.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoCalendar calendar, DemoContent content, string language, Action<string> say)
{
    private readonly Dictionary<string, Actor> actors = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public DemoCalendar Calendar => calendar;

    public DemoContent Content => content;

    public string Language => language;

    public IReadOnlyDictionary<string, PostId> Posts { get; private set; } = new Dictionary<string, PostId>();

    public IReadOnlyDictionary<string, UnitId> Units { get; private set; } = new Dictionary<string, UnitId>();

    /// <summary>Reads the ids of the roster by code.</summary>
    public async Task Learn()
    {
        Posts = await Read(db => db.Set<Post>().ToDictionaryAsync(p => p.Code, p => p.Id));
        Units = await Read(db => db.Set<Unit>().ToDictionaryAsync(u => u.Code, u => u.Id));
    }

    /// <summary>Says how far the making has come.</summary>
    public void Say(string what) => say($"  {watch.Elapsed.TotalSeconds,5:0.0} s  {what}");

    /// <summary>The holder of the post acts.</summary>
    public async Task<T> As<TAction, T>(string post, Func<TAction, Actor, Task<T>> act) where TAction : notnull
    {
        var by = await Actor(post);
        return await Scope(s => act(s.GetRequiredService<TAction>(), by));
    }

    public Task As<TAction>(string post, Func<TAction, Actor, Task> act) where TAction : notnull =>
        As<TAction, bool>(post, async (action, by) => { await act(action, by); return true; });

    public Task<T> Read<T>(Func<Db, Task<T>> read) => Scope(s => read(s.GetRequiredService<Db>()));

    public async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        // One connection for all that an act reads and writes: hundreds of acts follow each other.
        await scope.ServiceProvider.GetRequiredService<Db>().Database.OpenConnectionAsync();
        return await work(scope.ServiceProvider);
    }

    /// <summary>The one person that holds the post, acting in it.</summary>
    public async Task<Actor> Actor(string post)
    {
        if (actors.TryGetValue(post, out var known)) return known;
        return actors[post] = await Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var id = Posts[post];
            var person =
                await db.Set<Appointment>().Where(a => a.PostId == id && a.IsInForce(calendar.Now) && a.Kind == AppointmentKind.Holder)
                    .Select(a => a.PersonId).SingleAsync();
            return await s.GetRequiredService<SessionReads>().Actor(db, person, id, calendar.Now);
        });
    }
}
