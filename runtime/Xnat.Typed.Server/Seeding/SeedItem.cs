using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server;

/// <summary>An object of the seed. Its calls return it, so that they can be chained.</summary>
/// <typeparam name="TSelf">The kind of object.</typeparam>
public abstract class SeedItem<TSelf>
    where TSelf : SeedItem<TSelf>
{
    private protected SeedItem(Store store, Row row)
    {
        Store = store;
        Row = row;
    }

    /// <summary>Accession ID, or for a scan its ID.</summary>
    public string Id => Row.Id;

    private protected Store Store { get; }

    private protected Row Row { get; }

    /// <summary>Sets a field.</summary>
    /// <param name="path">Path below the data type, <c>date</c> or <c>scanner/model</c>.</param>
    /// <param name="value">Its value, as it is written in a query.</param>
    /// <exception cref="ArgumentException">The data type has no such field, or the value does not fit it.</exception>
    public TSelf With(string path, string value)
    {
        try
        {
            if (new FieldWriter(Store, "admin").Apply(Row, FieldPath.Parse(Row.Type.XsiType + "/" + path), value)) return (TSelf)this;
        }
        catch (RestException exception)
        {
            throw new ArgumentException(exception.Message, nameof(value), exception);
        }

        throw new ArgumentException($"{Row.Type.XsiType} has no field '{path}'.", nameof(path));
    }

    /// <summary>Sets a custom variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public TSelf Field(string name, string value) => With($"fields/field[name={name}]/field", value);

    /// <summary>Puts a file into a resource, which is made if it is not there.</summary>
    /// <param name="resource">Label of the resource.</param>
    /// <param name="path">Path of the file in it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="format">Format, <c>DICOM</c> for instance.</param>
    public TSelf File(string resource, string path, byte[] content, string format = "")
    {
        ArgumentNullException.ThrowIfNull(content);
        var location = ResourceLocation.Of(Row);
        var row = ResourceLocator.Find(location, resource);
        if (row is null)
        {
            row = location.Add(Store, resource, "admin");
            if (format.Length > 0) row.Put("format", format);
        }

        row.Store(new StoredFile(path, ContentStore.Keep(content), Store.Clock.GetUtcNow(), "admin") { Format = format });
        return (TSelf)this;
    }

    /// <summary>An experiment of the project, made if it is not there.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="xsiType">Its data type.</param>
    /// <param name="link">The field by which it belongs to this object.</param>
    private protected SeedExperiment Experiment(string label, string xsiType, string link)
    {
        if (Store.Contents(Row.Project).Experiments.FindLabel(label) is not { } experiment)
        {
            experiment = Store.NewRow(Store.Types.Get(xsiType), "admin");
            experiment.Put("project", Row.Project);
            experiment.Put("label", label);
            experiment.Put(link, Row.Id);
            Store.AddExperiment(experiment);
        }

        return new SeedExperiment(Store, experiment);
    }
}
