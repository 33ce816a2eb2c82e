using Answerable.Domain;
using Answerable.Server.Handovers;
using Answerable.Server.Organisation;

namespace Answerable.Server.Demo;

/// <summary>A town of the demo world is to have another secretary in three weeks, and the one who leaves has begun to hand over.</summary>
internal sealed class DemoHandover(DemoStage stage)
{
    private const string Town = "Y0101-secretary";
    private const int Days = 20;

    public async Task Run()
    {
        var post = stage.Posts[Town];
        var name = stage.Language == "en" ? "Gui Jia" : "癸甲";
        var first = await stage.Scope(s => s.GetRequiredService<OrganisationZone>().On(stage.Calendar.Now.AddDays(Days)));
        await stage.As<AppointToPost>("Y-system-administration",
            (act, by) => act.Run(by, post, AppointmentKind.Holder, "gui-jia", name, first));
        await stage.As<OpenHandover>(Town, (act, by) => act.Run(by, post));
    }
}
