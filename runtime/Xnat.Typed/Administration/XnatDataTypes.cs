using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The data types that the server has, those of plugins included, and what can be searched of them.</summary>
public sealed class XnatDataTypes
{
    private readonly XnatConnection connection;

    internal XnatDataTypes(XnatConnection connection) => this.connection = connection;

    /// <summary>All data types that can be searched, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<XnatDataType>> ListAsync(CancellationToken cancellationToken = default) =>
        await connection.RowsAsync(connection.Administration.DataTypes.ListAsync, cancellationToken)
            .Select(static row => XnatDataType.Of(row, "GET /data/search/elements"))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>What can be searched of a data type, custom variables included, in the order of the server.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<SearchableField>> FieldsAsync<T>(CancellationToken cancellationToken = default)
        where T : XnatItem, IXnatType<T> => FieldsAsync(T.XsiType, cancellationToken);

    /// <inheritdoc cref="FieldsAsync{T}" path="/*[not(self::param)]"/>
    /// <param name="dataType">Its name: <c>xnat:subjectData</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatResponseException">The server knows no such type (400).</exception>
    public async Task<IReadOnlyList<SearchableField>> FieldsAsync(string dataType, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(dataType, nameof(dataType));
        return await connection.RowsAsync(
            token => connection.Administration.DataTypes.ListFieldsAsync(dataType, token), cancellationToken)
            .Select(static row => SearchableField.Of(row, "GET /data/search/elements/{type}"))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The types of scans in use on the site, each once, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> ScanTypesAsync(CancellationToken cancellationToken = default) => Vocabulary.ReadAsync(
        connection, connection.Administration.DataTypes.ListScanTypesAsync, "type", "GET /data/scan_types", cancellationToken);

    /// <summary>The scanners in use on the site, each once, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> ScannersAsync(CancellationToken cancellationToken = default) => Vocabulary.ReadAsync(
        connection, connection.Administration.DataTypes.ListScannersAsync, "scanner", "GET /data/scanners", cancellationToken);
}
