using Answerable.Domain;
using Microsoft.AspNetCore.Components;

namespace Answerable.Server.Shell;

/// <summary>Base of the form fields: label above, help beneath, the refusal beside it.</summary>
public abstract class Field : View
{
    [CascadingParameter] public Form? Form { get; set; }

    /// <summary>Field name, also its id and the field of its refusals.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Help { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public bool Required { get; set; }

    [Parameter] public string? Class { get; set; }

    protected override void OnParametersSet() => Form?.Label(Name, Label);

    protected string? Shown => Form?.Shown(Name, Value) ?? Value;

    protected Refusal? Problem => Form?.ProblemOf(Name);

    protected string? DescribedBy => Problem is not null ? $"{Name}-problem" : Help is not null ? $"{Name}-help" : null;

    protected string? Invalid => Problem is null ? null : "true";
}
