/** Above so many records Salesforce's own engine does the writing (product: Bulk API 2.0 above 2,000). */
export const mostByCollections = 2_000;
