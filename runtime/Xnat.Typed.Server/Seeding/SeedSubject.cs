using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>A subject of the seed.</summary>
public sealed class SeedSubject : SeedItem<SeedSubject>
{
    internal SeedSubject(Store store, Row row)
        : base(store, row)
    {
    }

    /// <summary>Sets a demographic field.</summary>
    /// <param name="field">Its name, <c>gender</c> for instance.</param>
    /// <param name="value">Its value.</param>
    public SeedSubject Demographics(string field, string value) => With($"demographics[@xsi:type=xnat:demographicData]/{field}", value);

    /// <summary>A session or another experiment, made if it is not there.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="xsiType">Its data type.</param>
    public SeedExperiment Experiment(string label, string xsiType = "xnat:mrSessionData") =>
        Experiment(label, xsiType, "subject_ID");
}
