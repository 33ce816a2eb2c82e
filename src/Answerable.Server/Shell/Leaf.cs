using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell;

/// <summary>Base of small components that read nothing but their parameters: they need not wait for their turn.</summary>
public abstract class Leaf : ComponentBase
{
    [Inject]
    public required Session S { get; init; }

    protected Words T => S.Words;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        StateHasChanged();
        return Task.CompletedTask;
    }
}
