namespace Xnat.Typed.Rest;

/// <summary>The interfaces by which a site and its projects are looked after.</summary>
internal sealed class AdministrationApis(RestClient rest)
{
    public IXnatUserApi Users { get; } = rest.For<IXnatUserApi>();

    public IXnatTokenApi Tokens { get; } = rest.For<IXnatTokenApi>();

    public IXnatProjectApi Projects { get; } = rest.For<IXnatProjectApi>();

    public IXnatSettingApi Settings { get; } = rest.For<IXnatSettingApi>();

    public IXnatInvestigatorApi Investigators { get; } = rest.For<IXnatInvestigatorApi>();

    public IXnatDataTypeApi DataTypes { get; } = rest.For<IXnatDataTypeApi>();

    public IXnatMaintenanceApi Maintenance { get; } = rest.For<IXnatMaintenanceApi>();

    public IXnatWorkflowApi Workflows { get; } = rest.For<IXnatWorkflowApi>();

    public IXnatContainerApi Containers { get; } = rest.For<IXnatContainerApi>();

    public IXnatCustomFieldApi CustomFields { get; } = rest.For<IXnatCustomFieldApi>();

    public IXnatFormApi Forms { get; } = rest.For<IXnatFormApi>();
}
