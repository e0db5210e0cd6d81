using Azure.Core;

namespace Azure.Data.Tables;

internal sealed class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) =>
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };

    internal string Version { get; }

    public enum ServiceVersion
    {
        V2019_02_02 = 1,

        /// <summary>The first version that accepts Microsoft Entra tokens.</summary>
        V2020_12_06 = 2,
    }
}
